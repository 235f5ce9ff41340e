class Animal:
    def __init__(self, name): self.name = name
    def speak(self): return self.name + " makes " + self.sound()
    def sound(self): return "a sound"
class Dog(Animal):
    def sound(self): return "woof"
class Puppy(Dog):
    def __init__(self, name):
        super().__init__(name + " jr")
    def sound(self): return super().sound().upper()
print(Animal("x").speak())  # expect: x makes a sound
print(Dog("rex").speak())  # expect: rex makes woof
print(Puppy("rex").speak())  # expect: rex jr makes WOOF
print(Puppy.__mro__)  # expect: (<class '__main__.Puppy'>, <class '__main__.Dog'>, <class '__main__.Animal'>, <class 'object'>)
print(Puppy.__bases__, Puppy.__base__)  # expect: (<class '__main__.Dog'>,) <class '__main__.Dog'>
print(isinstance(Puppy("a"), Animal), issubclass(Dog, Puppy), issubclass(Puppy, (int, Dog)))  # expect: True False True
