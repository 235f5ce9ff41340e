"""html.escape and html.unescape, with numbers and the names that escape() writes."""
import html
print([html.escape("<a href='x'>\"é&amp;\"</a>"), html.escape("'\"<", quote=False)])
# expect: ['&lt;a href=&#x27;x&#x27;&gt;&quot;é&amp;amp;&quot;&lt;/a&gt;', '\'"&lt;']
for text in ("&lt;p&gt;", "&amp;amp;", "&lt", "&ltx;y", "&#62;&#x3E;&#X3e", "&#0;&#128;&#129;&#xD800;&#x110000;", "&#1;&#13;&#127;&#xFDD0;&#xFFFE;&#9;", "a & b", "&", "&;", "&#;", "&#x;", "&quot;&#39;&#x27;", "&AMP&LT;", "plain", "&#8364;"):
    print([text, html.unescape(text)])
# expect: ['&lt;p&gt;', '<p>']
# expect: ['&amp;amp;', '&amp;']
# expect: ['&lt', '<']
# expect: ['&ltx;y', '<x;y']
# expect: ['&#62;&#x3E;&#X3e', '>>>']
# expect: ['&#0;&#128;&#129;&#xD800;&#x110000;', '�€\x81��']
# expect: ['&#1;&#13;&#127;&#xFDD0;&#xFFFE;&#9;', '\r\t']
# expect: ['a & b', 'a & b']
# expect: ['&', '&']
# expect: ['&;', '&;']
# expect: ['&#;', '&#;']
# expect: ['&#x;', '&#x;']
# expect: ['&quot;&#39;&#x27;', '"\'\'']
# expect: ['&AMP&LT;', '&<']
# expect: ['plain', 'plain']
# expect: ['&#8364;', '€']
print([html.unescape(f"&#{n};") for n in range(127, 162)])
# expect: ['', '€', '\x81', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\x8d', 'Ž', '\x8f', '\x90', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\x9d', 'ž', 'Ÿ', '\xa0', '¡']
