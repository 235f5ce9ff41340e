"""HTMLParser calls a method for each piece of markup, and takes what is malformed as text."""
from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print('start', tag, attrs)

    def handle_endtag(self, tag):
        print('end', tag)

    def handle_startendtag(self, tag, attrs):
        print('startend', tag, attrs, self.get_starttag_text())

    def handle_data(self, data):
        print('data', repr(data), self.getpos())

    def handle_comment(self, data):
        print('comment', repr(data))

    def handle_decl(self, decl):
        print('decl', decl)

    def handle_pi(self, data):
        print('pi', data)

    def unknown_decl(self, data):
        print('unknown', data)

    def handle_entityref(self, name):
        print('entity', name)

    def handle_charref(self, name):
        print('char', name)


def run(*parts, **options):
    parser = Events(**options)
    for part in parts:
        parser.feed(part)
    parser.close()


run('<!DOCTYPE html>\n<A href="x?a=1&amp;b" class=big checked>t &lt; u</A >')
# expect: decl DOCTYPE html
# expect: data '\n' (1, 15)
# expect: start a [('href', 'x?a=1&b'), ('class', 'big'), ('checked', None)]
# expect: data 't < u' (2, 40)
# expect: end a
run('<br/><img src=a.png alt="" /><!-- c -- d --><?php x ?><![CDATA[x<y]]>')
# expect: startend br [] <br/>
# expect: startend img [('src', 'a.png'), ('alt', '')] <img src=a.png alt="" />
# expect: comment ' c -- d '
# expect: pi php x ?
# expect: unknown CDATA[x<y
run('<script>if (a < b && c) "</p>"</script ><p>')
# expect: start script []
# expect: data 'if (a < b && c) "</p>"' (1, 8)
# expect: end script
# expect: start p []
run('a &eacute; &#65; &nosuch; b & c', convert_charrefs=False)
# expect: data 'a ' (1, 0)
# expect: entity eacute
# expect: data ' ' (1, 10)
# expect: char 65
# expect: data ' ' (1, 16)
# expect: entity nosuch
# expect: data ' b ' (1, 25)
# expect: data '&' (1, 28)
# expect: data ' c' (1, 29)
run('one<', 'b', ' id', '=1>t', 'wo&am', 'p;', 'three</', 'b>', 'x < y', '<!bogus>', '</ >', '<div x="1')
# expect: data 'one' (1, 0)
# expect: start b [('id', '1')]
# expect: data 't' (1, 11)
# expect: data 'wo&' (1, 12)
# expect: data 'three' (1, 19)
# expect: end b
# expect: data 'x ' (1, 28)
# expect: data '<' (1, 30)
# expect: data ' y' (1, 31)
# expect: comment 'bogus'
# expect: comment ' '
# expect: data '<' (1, 45)
# expect: data 'div x="1' (1, 46)
