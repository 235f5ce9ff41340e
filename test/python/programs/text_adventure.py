class Room:
    def __init__(self, name, **exits): self.name, self.exits, self.items = name, exits, set()
class Game:
    def __init__(self):
        self.rooms = {r.name: r for r in (Room("hall", north="library", east="kitchen"), Room("library", south="hall"), Room("kitchen", west="hall", down="cellar"), Room("cellar", up="kitchen"))}
        self.rooms["library"].items |= {"lamp", "book"}
        self.rooms["cellar"].items.add("gold")
        self.here, self.bag, self.over = self.rooms["hall"], [], False
    def do(self, line):
        verb, *args = line.split()
        method = getattr(self, "do_" + verb, None)
        if method is None: return f"I do not know how to {verb}."
        try:
            return method(*args)
        except TypeError as e:
            return "Pardon? (" + str(e).replace("Game.", "") + ")"
        except KeyError as e:
            return f"There is no {e}."
    def do_go(self, where):
        if where not in self.here.exits: return f"You cannot go {where}."
        target = self.rooms[self.here.exits[where]]
        if target.name == "cellar" and "lamp" not in self.bag: return "It is too dark."
        self.here = target
        return self.do_look()
    def do_look(self): return f"{self.here.name}: exits {', '.join(sorted(self.here.exits))}" + (f"; you see {', '.join(sorted(self.here.items))}" if self.here.items else "")
    def do_take(self, *things):
        if not things: return "Take what?"
        for t in things:
            self.here.items.remove(t)
            self.bag.append(t)
        self.over = "gold" in self.bag
        return f"Taken: {' and '.join(things)}."
    def do_bag(self): return str(self.bag or "empty")
game = Game()
for line in "look|go west|go east|go down|go|dance|take spoon|go west|go north|take lamp book|take|bag|go south|go east|go down|take gold|go up up".split("|"):
    print(f"> {line}\n{game.do(line)}")
    # expect: > look
    # expect: hall: exits east, north
    # expect: > go west
    # expect: You cannot go west.
    # expect: > go east
    # expect: kitchen: exits down, west
    # expect: > go down
    # expect: It is too dark.
    # expect: > go
    # expect: Pardon? (do_go() missing 1 required positional argument: 'where')
    # expect: > dance
    # expect: I do not know how to dance.
    # expect: > take spoon
    # expect: There is no 'spoon'.
    # expect: > go west
    # expect: hall: exits east, north
    # expect: > go north
    # expect: library: exits south; you see book, lamp
    # expect: > take lamp book
    # expect: Taken: lamp and book.
    # expect: > take
    # expect: Take what?
    # expect: > bag
    # expect: ['lamp', 'book']
    # expect: > go south
    # expect: hall: exits east, north
    # expect: > go east
    # expect: kitchen: exits down, west
    # expect: > go down
    # expect: cellar: exits up; you see gold
    # expect: > take gold
    # expect: Taken: gold.
    if game.over:
        print("You win!")  # expect: You win!
        break
