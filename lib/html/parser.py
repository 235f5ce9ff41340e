"""A parser of HTML as it is found: it calls a method for each piece of markup, and takes what is malformed as text."""
import re

from html import unescape

__all__ = ['HTMLParser']

_text_end = re.compile('[&<]')
_charref = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)(?=[^0-9a-fA-F])')
_entityref = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)(?=[^a-zA-Z0-9])')
_reference_begun = re.compile('&[a-zA-Z#]')
_tag_name = re.compile(r'[a-zA-Z][^\t\n\r\f />\x00]*')
_attribute = re.compile(r'''
    (?P<name> (?:(?<=['"\s/])[^\s/>]) [^\s/=>]*)
    (?: \s* (?P<equals> =+) \s* (?P<value> '[^']*' | "[^"]*" | (?!['"])[^>\s]*) )?
    (?: \s | / (?!>) )*
''', re.VERBOSE)
# The whole of a start tag up to, not including, its '>' or '/>'.
_start_tag = re.compile(r'''
    <[a-zA-Z][^\t\n\r\f />\x00]*
    (?: [\s/]*
        (?: (?<=['"\s/])[^\s/>][^\s/=>]*
            (?: \s*=+\s* (?: '[^']*' | "[^"]*" | (?!['"])[^>\s]* ) \s* )?
            (?: \s | / (?!>) )*
        )*
    )?
    \s*
''', re.VERBOSE)
_end_tag = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')
_comment_end = re.compile(r'--\s*>')
_marked_section_name = re.compile(r'([a-zA-Z][-_.a-zA-Z0-9]*)\s*')
# The keywords whose sections end in ']]>', and those that end in ']>'.
_STANDARD_SECTIONS = frozenset({'temp', 'cdata', 'ignore', 'include', 'rcdata'})
_MS_OFFICE_SECTIONS = frozenset({'if', 'else', 'endif'})
# No reference to a character is longer.
_LONGEST_REFERENCE = 34


class HTMLParser:
    """Feed it with text; it calls its handle_…() methods, which subclasses define.

    convert_charrefs: references to characters come as the characters, within handle_data(); else each has a call of its own.
    """
    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget all that was fed."""
        self.rawdata = ''
        self.lasttag = '???'
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        """Take more text, and handle what is complete."""
        self.rawdata += data
        self.goahead(False)

    def close(self):
        """Handle what is left as if the text ended here."""
        self.goahead(True)

    def getpos(self):
        """The line, from 1, and the column, from 0, of what is handled now."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """The last start tag as it was written."""
        return self.__starttag_text

    # What subclasses define.

    def handle_startendtag(self, tag, attrs):
        """<tag … />"""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """<tag …>; attrs: pairs of a name and its value, None where there is none."""

    def handle_endtag(self, tag):
        """</tag>"""

    def handle_charref(self, name):
        """&#name;"""

    def handle_entityref(self, name):
        """&name;"""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """<!--data-->"""

    def handle_decl(self, decl):
        """<!decl>"""

    def handle_pi(self, data):
        """<?data>"""

    def unknown_decl(self, data):
        """<![data]>"""

    # The text of a script ends nowhere but at the end tag.

    def set_cdata_mode(self, elem):
        """From here on all is text, up to the end tag of `elem`."""
        self.cdata_elem = elem.lower()
        self._cdata_end = re.compile(rf'</\s*{self.cdata_elem}\s*>', re.IGNORECASE)

    def clear_cdata_mode(self):
        """Markup is markup again."""
        self.cdata_elem = None

    def updatepos(self, start, end):
        """Count the lines of rawdata[start:end]; gives `end`."""
        lines = self.rawdata.count('\n', start, end)
        if lines:
            self.lineno += lines
            self.offset = end - (self.rawdata.rindex('\n', start, end) + 1)
        else:
            self.offset += end - start
        return end

    def goahead(self, end):
        """Handle what rawdata has; `end`: no more will come."""
        at = 0
        while at < len(self.rawdata):
            text_end = self._end_of_text(at, end)
            if text_end < 0:
                break
            if at < text_end:
                self._give_text(at, text_end)
            at = self.updatepos(at, text_end)
            if at == len(self.rawdata):
                break
            after = self._markup(at, end) if self.rawdata[at] == '<' else self._reference(at, end)
            if after < 0:
                break
            at = self.updatepos(at, after)
        if end and at < len(self.rawdata):
            self._give_text(at, len(self.rawdata))
            at = self.updatepos(at, len(self.rawdata))
        self.rawdata = self.rawdata[at:]

    def _end_of_text(self, at, end):
        """Where the text at `at` ends; negative: more is needed to know."""
        rawdata = self.rawdata
        if self.cdata_elem is not None:
            found = self._cdata_end.search(rawdata, at)
            if found:
                return found.start()
            return -1 if self.convert_charrefs or not end else len(rawdata)
        if not self.convert_charrefs:
            found = _text_end.search(rawdata, at)
            return found.start() if found else len(rawdata)
        begin = rawdata.find('<', at)
        if begin >= 0:
            return begin
        # A reference to a character may be cut off by the end.
        reference = rawdata.rfind('&', max(at, len(rawdata) - _LONGEST_REFERENCE))
        if reference >= 0 and not re.search(r'[\s;]', rawdata[reference:]):
            return -1
        return len(rawdata)

    def _give_text(self, start, end):
        text = self.rawdata[start:end]
        self.handle_data(unescape(text) if self.convert_charrefs and self.cdata_elem is None else text)

    def _markup(self, at, end):
        """Handle what begins with '<'; gives where it ends, negative when it is not complete."""
        rawdata = self.rawdata
        if _tag_name.match(rawdata, at + 1):
            after = self.parse_starttag(at)
        elif rawdata.startswith('</', at):
            after = self.parse_endtag(at)
        elif rawdata.startswith('<!--', at):
            after = self.parse_comment(at)
        elif rawdata.startswith('<?', at):
            after = self.parse_pi(at)
        elif rawdata.startswith('<!', at):
            after = self.parse_html_declaration(at)
        elif at + 1 < len(rawdata):
            self.handle_data('<')
            return at + 1
        else:
            return -1
        if after >= 0 or not end:
            return after
        # It never ends: text, as far as the next markup.
        after = rawdata.find('>', at + 1)
        after = after + 1 if after >= 0 else rawdata.find('<', at + 1)
        if after < 0:
            after = at + 1
        self._give_text(at, after)
        return after

    def _reference(self, at, end):
        """Handle what begins with '&', when references are not converted."""
        rawdata = self.rawdata
        if match := _charref.match(rawdata, at):
            self.handle_charref(match[0][2:])
        elif match := _entityref.match(rawdata, at):
            self.handle_entityref(match[1])
        elif end or rawdata.startswith('&#', at) and ';' in rawdata[at:] or (
                at + 1 < len(rawdata) and not _reference_begun.match(rawdata, at)):
            width = 2 if rawdata.startswith('&#', at) else 1
            self.handle_data(rawdata[at:at + width])
            return at + width
        else:
            return -1
        return match.end() + rawdata.startswith(';', match.end())

    def parse_starttag(self, i):
        """Handle the start tag at `i`; gives where it ends, negative when it is not complete."""
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        rawdata = self.rawdata
        self.__starttag_text = text = rawdata[i:end]
        name = _tag_name.match(rawdata, i + 1)
        self.lasttag = tag = name[0].lower()
        attrs = []
        at = name.end()
        while rawdata[at:at + 1].isspace() or rawdata.startswith('/', at) and at < end - 2:
            at += 1
        while at < end and (match := _attribute.match(rawdata, at)):
            value = match['value'] if match['equals'] else None
            if value and value[0] == value[-1] and value[0] in '\'"':
                value = value[1:-1]
            attrs.append((match['name'].lower(), unescape(value) if value else value))
            at = match.end()
        rest = rawdata[at:end].strip()
        if rest not in ('>', '/>'):
            self.handle_data(text)
        elif rest == '/>':
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def check_for_whole_start_tag(self, i):
        """Where the start tag at `i` ends; -1: it is not complete."""
        rawdata = self.rawdata
        after = _start_tag.match(rawdata, i).end()
        following = rawdata[after:after + 1]
        if following == '>':
            return after + 1
        if following == '/':
            if rawdata.startswith('/>', after):
                return after + 2
            return -1 if after + 1 == len(rawdata) else after + 1 if after > i else i + 1
        if following == '' or following.isalpha() or following in '=/':
            return -1
        return after if after > i else i + 1

    def parse_endtag(self, i):
        """Handle the end tag at `i`; gives where it ends, negative when it is not complete."""
        rawdata = self.rawdata
        close = rawdata.find('>', i + 1)
        if close < 0:
            return -1
        match = _end_tag.match(rawdata, i)
        if match is None:
            return self._odd_end_tag(i, close + 1)
        tag = match[1].lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(rawdata[i:match.end()])
        else:
            self.handle_endtag(tag)
            self.clear_cdata_mode()
        return match.end()

    def _odd_end_tag(self, i, end):
        rawdata = self.rawdata
        if self.cdata_elem is not None:
            self.handle_data(rawdata[i:end])
            return end
        name = _tag_name.match(rawdata, i + 2)
        if name is None:
            return i + 3 if rawdata.startswith('</>', i) else self.parse_bogus_comment(i)
        end = rawdata.find('>', name.end())
        self.handle_endtag(name[0].lower())
        return end + 1

    def parse_comment(self, i, report=1):
        """Handle the comment at `i`."""
        match = _comment_end.search(self.rawdata, i + 4)
        if match is None:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def parse_bogus_comment(self, i, report=1):
        """Handle '<!' or '</' with what is no declaration and no tag: a comment, for browsers."""
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        """Handle the processing instruction at `i`."""
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:end])
        return end + 1

    def parse_html_declaration(self, i):
        """Handle '<!' with what is no comment."""
        rawdata = self.rawdata
        if rawdata.startswith('<![', i):
            return self.parse_marked_section(i)
        if rawdata[i:i + 9].lower() != '<!doctype':
            return self.parse_bogus_comment(i)
        end = rawdata.find('>', i + 9)
        if end < 0:
            return -1
        self.handle_decl(rawdata[i + 2:end])
        return end + 1

    def parse_marked_section(self, i, report=1):
        """Handle '<![keyword … ]]>', or Microsoft's '<![if … ]>'."""
        rawdata = self.rawdata
        name = _marked_section_name.match(rawdata, i + 3)
        if name is None or name.end() == len(rawdata):
            return -1
        keyword = name[1].lower()
        if keyword in _STANDARD_SECTIONS:
            close = re.compile(r'\]\s*\]\s*>').search(rawdata, i + 3)
        elif keyword in _MS_OFFICE_SECTIONS:
            close = re.compile(r'\]\s*>').search(rawdata, i + 3)
        else:
            raise AssertionError(f'unknown status keyword {rawdata[i + 3:name.end()]!r} in marked section')
        if close is None:
            return -1
        if report:
            self.unknown_decl(rawdata[i + 3:close.start()])
        return close.end()
