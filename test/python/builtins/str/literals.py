print('a' "b" '''c''', "tab\tend", "\x41\u0042\U00000043\103", r"\n\t", "line \
continued", b"bytes\x00\xff", rb"\x", "a" 'b', u"u", "\N{EURO SIGN}", '\'', "\"", "\a\b\f\v\0" == "\x07\x08\x0c\x0b\x00")
# expect: abc tab	end ABCC \n\t line continued b'bytes\x00\xff' b'\\x' ab u € ' " True
print("""triple
"quoted" 'text'
end""")
# expect: triple
# expect: "quoted" 'text'
# expect: end
print(len("\\"), "\\n", '\\', "a\\")  # expect: 1 \n \ a\
print(0x1F, 0o17, 0b11, 1_000_000, 0xdead_beef, 1e3, 1.5E-3, .5, 5., 1j, 0_0, 00, 1_0.0_1, 0XFF, 0B1, 0O7)
# expect: 31 15 3 1000000 3735928559 1000.0 0.0015 0.5 5.0 1j 0 0 10.01 255 1 7
