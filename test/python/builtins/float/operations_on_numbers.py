"""Operations on numbers of all sizes, as python3.13 gives them"""
import math


def _(number):
    return number  # so that nothing is computed at compile time


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: _(101536251229777046414946943561483650411151867657874410) >> 127)  # expect: 596776448621377
attempt(lambda: _(2940008350383968285024090198450612774500828074864572656805228769019) // _(7.844693774162127e-113))  # expect: 3.747766879144984e+178
attempt(lambda: _(10102492338756389217455422) > _(1e+16))  # expect: True
attempt(lambda: divmod(_(69663264854976361781082), _(False)))  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: format(_(6.350371181690506e-139), '*<-#019,d'))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
attempt(lambda: _(18446744073709551615) >> 139)  # expect: 0
attempt(lambda: _(0.5648990889284562) ** _(0.3333333333333333))  # expect: 0.8266537206224325
attempt(lambda: _(-13237194684076573476294441289).__trunc__())  # expect: -13237194684076573476294441289
attempt(lambda: oct(_(-76)))  # expect: '-0o114'
attempt(lambda: _(-1073741825) >> 140)  # expect: -1
attempt(lambda: _(False) ** 2)  # expect: 0
attempt(lambda: _(6.563773365090641e+37) * _(9.130329539528376e+209))  # expect: 5.992941384605665e+247
attempt(lambda: _(8) // _(-113938283178179032315491434852020226497735993072110042121))  # expect: -1
attempt(lambda: _(False) >= _(-50))  # expect: True
attempt(lambda: _(94) << 241)  # expect: 332167248178336253961659930139668680975566972612616364126861965843012517888
attempt(lambda: _(32.50479938357168) - _(True))  # expect: 31.50479938357168
attempt(lambda: _(1e+16) // _(3.7771069752231323e+239))  # expect: 0.0
attempt(lambda: divmod(_(-9223372036854775806), _(False)))  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: format(_(91.44251823299732), '>-027,X'))  # expect: ValueError: Cannot specify ',' with 'X'.
attempt(lambda: format(_(-1000000000000000001), '^#,.18o'))  # expect: ValueError: Cannot specify ',' with 'o'.
attempt(lambda: '%0#12.12r' % _(70.99291073344241))  # expect: '70.992910733'
attempt(lambda: _(False) >= _(-16.901656955970367))  # expect: True
attempt(lambda: _(-42.72032954798428) <= _(-59))  # expect: False
attempt(lambda: _(-1389072881321625768522686745227) / _(-5.086796359700144e-47))  # expect: 2.7307420684784577e+76
attempt(lambda: math.isqrt(abs(_(-11482955481130279527102))))  # expect: 107158553000
attempt(lambda: _(-943730113592399251092285415865420732107709275046334621439) >> 151)  # expect: -330611889729
attempt(lambda: round(_(18446744073709551618), -23))  # expect: 0
attempt(lambda: _(False) > _(-1125578657301217358749714879139058799419551))  # expect: True
attempt(lambda: math.fmod(_(100000000000000000000000), _(62.36460812174391)))  # expect: 55.04019290019187
attempt(lambda: _(-79) > _(-999999999999999998))  # expect: True
attempt(lambda: round(_(-69), 14))  # expect: -69
attempt(lambda: _(-100000000000000000000001) > _(-7.235352591083009e-20))  # expect: False
attempt(lambda: _(False) == _(True))  # expect: False
attempt(lambda: _(True) // _(-73.24382989402292))  # expect: -1.0
attempt(lambda: _(-22.219276161014463) * _(2404282))  # expect: -53421405.726956174
attempt(lambda: _(-99999999999999999999999) <= _(-7.84852299146897e+222))  # expect: False
attempt(lambda: _(1.0) < _(-4079788))  # expect: False
attempt(lambda: oct(_(-59)))  # expect: '-0o73'
attempt(lambda: float(_(-57)))  # expect: -57.0
attempt(lambda: divmod(_(-3983706817351907035341134184), _(18.52536200444574)))  # expect: (-2.1504070022469155e+26, 3.651551120553961)
attempt(lambda: pow(_(161395865035752360565068215986), _(-25), _(-20)))  # expect: ValueError: base is not invertible for the given modulus
attempt(lambda: _(1.0) // _(92))  # expect: 0.0
attempt(lambda: math.pow(_(3.7542849811527846e+146), _(-688061175973.5156)))  # expect: 0.0
attempt(lambda: _(880612315100) != _(-266178256036543191043125512347837486526112764637))  # expect: True
attempt(lambda: float('nan') >= _(-1.0))  # expect: False
attempt(lambda: divmod(_(53.85240101230764), _(165191073243351051085766657202601800662978657828636)))  # expect: (0.0, 53.85240101230764)
attempt(lambda: _(90.9529164712342).as_integer_ratio())  # expect: (3200121255688361, 35184372088832)
attempt(lambda: round(_(0.3333333333333333), -1))  # expect: 0.0
attempt(lambda: pow(_(9223372036854775807), 2101, _(1073741822)))  # expect: 791627631
attempt(lambda: _(4940268050350431432017297092098904) / _(False))  # expect: ZeroDivisionError: division by zero
attempt(lambda: _(1073741823) >= _(55))  # expect: True
attempt(lambda: _(-95) >> 60)  # expect: -1
attempt(lambda: _(-7.800575202365433e+122) * _(1e-300))  # expect: -7.800575202365434e-178
attempt(lambda: format(_(47), '^ #,f'))  # expect: ' 47.000000'
attempt(lambda: _(-56.876042185236784) ** (-3))  # expect: -5.435154539211535e-06
attempt(lambda: oct(_(-18446744073709551615)))  # expect: '-0o1777777777777777777777'
attempt(lambda: divmod(_(39), _(1.0)))  # expect: (39.0, 0.0)
attempt(lambda: divmod(_(-60136597161.7815), _(72.6238765325626)))  # expect: (-828055456.0, 36.877324779416995)
attempt(lambda: _(87431313979837103649225221424) >> 11)  # expect: 42691071279217335766223252
attempt(lambda: _(-3928782813871285744466519430831550863150) <= _(True))  # expect: True
attempt(lambda: _(-2.7440476479663702e+286) ** _(0.3333333333333333))  # expect: (1.508113012090114e+95+2.612128360495813e+95j)
attempt(lambda: float('inf') ** _(0.3333333333333333))  # expect: inf
attempt(lambda: divmod(_(False), _(-9.710799265712642e-81)))  # expect: (-0.0, -0.0)
attempt(lambda: _(103916991591444999030252) <= _(True))  # expect: False
attempt(lambda: complex(float('nan'), _(93.81342083656799)) / complex(_(50.16027041240548), _(-58.56348587546525)))  # expect: (nan+nanj)
attempt(lambda: _(-18446744073709551614) & _(-11009673184032689))  # expect: -18446744073709551614
attempt(lambda: complex(_(1e-300), _(-62.91253384255062)) + complex(_(25.293764219090264), _(9.184036743693483)))  # expect: (25.293764219090264-53.72849709885714j)
attempt(lambda: divmod(_(-9007199254740992), _(2.5)))  # expect: (-3602879701896397.0, 0.5)
attempt(lambda: _(-25) < _(2147483648))  # expect: True
attempt(lambda: _(1e+308) - _(1e+22))  # expect: 1e+308
attempt(lambda: math.log10(_(2.5)))  # expect: 0.3979400086720376
attempt(lambda: _(-39) < _(-52))  # expect: False
attempt(lambda: _(-18446744073709551614) >= _(0.3333333333333333))  # expect: False
attempt(lambda: _(-6.091605437041465e+30) ** 4)  # expect: 1.376978193230606e+123
attempt(lambda: _(53.22541414052256) - _(True))  # expect: 52.22541414052256
attempt(lambda: _(-8.735104274862435e+121) + _(9007199254740992))  # expect: -8.735104274862435e+121
attempt(lambda: _(-999999999999999999) / _(4294967294))  # expect: -232830643.76228985
attempt(lambda: _(0.3333333333333333).hex())  # expect: '0x1.5555555555555p-2'
attempt(lambda: _(False) < _(True))  # expect: True
attempt(lambda: _(13) <= _(True))  # expect: False
attempt(lambda: format(_(True), '^ 11_.13s'))  # expect: ValueError: Cannot specify '_' with 's'.
attempt(lambda: _(1e+16) * _(2875637240978603024183550150301735928418472733490920741879))  # expect: 2.875637240978603e+73
attempt(lambda: _(8.745899437996403e+78) ** _(-3.964550070946029e-151))  # expect: 1.0
attempt(lambda: divmod(_(False), _(28.126192221446416)))  # expect: (0.0, 0.0)
attempt(lambda: format(_(False), '#7_G'))  # expect: '0.00000'
attempt(lambda: _(-4.7864745408521994e+97) % _(-9223372036854775808))  # expect: -0.0
attempt(lambda: '%-#X' % _(76))  # expect: '0X4C'
attempt(lambda: _(1e+16) + _(False))  # expect: 1e+16
attempt(lambda: _(9148946105460714371323633) | _(4294967295))  # expect: 9148946105460714658332671
attempt(lambda: _(False) < _(-41))  # expect: False
attempt(lambda: '%-#.0F' % _(-4294967295))  # expect: '-4294967295.'
attempt(lambda: complex(_(-8.576424846130932e-08), _(1e-300)) / complex(_(10.580861445653198), _(2.71075300874873e-60)))  # expect: (-8.105601694325444e-09+2.0766063607834212e-69j)
attempt(lambda: _(-19.209565582075754) >= _(True))  # expect: False
attempt(lambda: _(2147483649) * _(78))  # expect: 167503724622
attempt(lambda: _(-6.736579268886312e+172) - _(-49.62439592521712))  # expect: -6.736579268886312e+172
attempt(lambda: divmod(_(2147483647), _(-3.7463700188837805)))  # expect: (-573217178.0, -2.9683673780244533)
attempt(lambda: bin(_(7351930934380333966231779221586411855880)))  # expect: '0b1010110011010111110100110010011000000010010000011010111000010111010111001101010010111000011011001010111101011011000010010000000001000'
attempt(lambda: float('-inf') * _(51.40523903300155))  # expect: -inf
attempt(lambda: round(_(-4294967296), 17))  # expect: -4294967296
attempt(lambda: _(False) % _(False))  # expect: ZeroDivisionError: integer modulo by zero
attempt(lambda: round(_(True), -15))  # expect: 0
attempt(lambda: pow(_(-291780456788353320157122999016399561731970), 303, _(3006366964682)))  # expect: 2475117068378
attempt(lambda: _(-2147483649) ^ True)  # expect: -2147483650
attempt(lambda: divmod(float('inf'), _(10.202395554810423)))  # expect: (nan, nan)
attempt(lambda: math.atan(_(4.531965264908909e-55)))  # expect: 4.531965264908909e-55
attempt(lambda: _(86).bit_length())  # expect: 7
attempt(lambda: _(-17) <= float('inf'))  # expect: True
attempt(lambda: _(False) != _(True))  # expect: True
attempt(lambda: _(-5.973502700279572e-254) >= float('nan'))  # expect: False
attempt(lambda: divmod(_(1), _(-9223372036854775807)))  # expect: (-1, -9223372036854775806)
attempt(lambda: divmod(_(86395061776627153502854941714877641592514232266180785), _(-4.5218300140339585e+216)))  # expect: (-1.0, -4.5218300140339585e+216)
attempt(lambda: math.exp(_(31.951519697510548)))  # expect: 75226125304148.39
attempt(lambda: complex(_(-1.1318166952389142e-126), float('nan')) * complex(_(7.338921989410086e-274), _(1e+308)))  # expect: (nan+nanj)
attempt(lambda: format(_(True), '<-0_'))  # expect: '1'
attempt(lambda: round(_(-1376700685232802144718611295856818985245968695510615633), 21))  # expect: -1376700685232802144718611295856818985245968695510615633
attempt(lambda: math.lcm(_(0.0), _(-18922409471546259005885739641)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: math.exp(_(83.74504645051596)))  # expect: 2.3442912155890708e+36
attempt(lambda: divmod(_(-11.934191021204938), _(-25)))  # expect: (0.0, -11.934191021204938)
attempt(lambda: _(False) - _(34729696571577235359390835484881))  # expect: -34729696571577235359390835484881
attempt(lambda: _(6.6290505365772504e+283) ** _(86.22718807539027))  # expect: OverflowError: (34, 'Numerical result out of range')
attempt(lambda: _(-60) - _(-2.8761470791972576e-215))  # expect: -60.0
attempt(lambda: _(-328609762129424726653968043348594681364) ** (-17))  # expect: -0.0
attempt(lambda: _(26) < _(-16))  # expect: False
attempt(lambda: _(99.361268445923) != _(2.3880013022767944e-282))  # expect: True
attempt(lambda: _(6.989388410001005e-231) - _(-2.590209406546058e+27))  # expect: 2.590209406546058e+27
attempt(lambda: format(_(-63.77694729957177), ' #0.23o'))  # expect: ValueError: Unknown format code 'o' for object of type 'float'
attempt(lambda: '%30.12e' % _(1.0))  # expect: '            1.000000000000e+00'
attempt(lambda: divmod(_(False), _(-91)))  # expect: (0, 0)
attempt(lambda: complex(_(-94.74032088975031), _(1e+308)) * complex(_(2.5), _(-67.53478222040673)))  # expect: (inf+infj)
attempt(lambda: int(hex(_(109293848748942381765275917999341457047682917407469650115)), 16))  # expect: 109293848748942381765275917999341457047682917407469650115
attempt(lambda: _(24) ^ _(17))  # expect: 9
attempt(lambda: round(_(-9007199254740994), -25))  # expect: 0
attempt(lambda: bin(_(-2016822756660836036699668959973348156352310272)))  # expect: '-0b1011010011011111111110101100100100001010111100010111000100001011001010011000110000011110101001001111100000110001011011011110010010001010010110000000000'
attempt(lambda: _(12737682883224696698096416634726845896851306) << 2)  # expect: 50950731532898786792385666538907383587405224
attempt(lambda: pow(_(-40), 3086, _(-51)))  # expect: -8
attempt(lambda: _(38.16362657252927) - _(True))  # expect: 37.16362657252927
attempt(lambda: _(48.29942003217292) ** _(68.46495869875406))  # expect: 1.9544012051265487e+115
attempt(lambda: math.fmod(_(-60.30324657272339), _(-31)))  # expect: -29.30324657272339
attempt(lambda: _(2147483650) << 117)  # expect: 356811923508796969210800460588325549165772800
attempt(lambda: format(_(-8.764137808898474e+86), '0> #05,x'))  # expect: ValueError: Cannot specify ',' with 'x'.
attempt(lambda: _(-29) >> 257)  # expect: -1
attempt(lambda: _(4294967297) ^ True)  # expect: 4294967296
attempt(lambda: _(True) ** 9)  # expect: 1
attempt(lambda: _(13.290669379569977) ** (-5))  # expect: 2.4113804030519867e-06
attempt(lambda: _(-24) == _(-4294967294))  # expect: False
attempt(lambda: complex(_(-99.38240630272956), float('nan')) / complex(_(6.22127102e-315), _(12.074124016923363)))  # expect: (nan+nanj)
attempt(lambda: _(9223372036854775808) < _(-9.853362075472133e+170))  # expect: False
attempt(lambda: _(92.04555254371874) <= _(79.49048327452687))  # expect: False
attempt(lambda: math.atan2(_(-24), _(-0.0)))  # expect: -1.5707963267948966
attempt(lambda: int(hex(_(-1000000000000000000)), 16))  # expect: -1000000000000000000
attempt(lambda: divmod(_(1073741824), _(747080741896553071089088947739376936315761347431620668650)))  # expect: (0, 1073741824)
attempt(lambda: divmod(_(999999999999999998), _(9.00329101492223e+35)))  # expect: (0.0, 1e+18)
attempt(lambda: float('-inf') <= _(0.0))  # expect: True
attempt(lambda: round(float('nan'), 6))  # expect: nan
attempt(lambda: divmod(_(1.0), _(False)))  # expect: ZeroDivisionError: float divmod()
attempt(lambda: _(36.1170249670181) ** _(89.36991750211646))  # expect: 1.631511715489958e+139
attempt(lambda: divmod(_(2.434189454038644e+282), _(1923512638717558576508068572478981399532668417952572509)))  # expect: (1.265491790925566e+228, 1.0493467637815794e+53)
attempt(lambda: round(_(False), 19))  # expect: 0
attempt(lambda: _(4046440552609408035053319729566505781331591383929563) >= _(True))  # expect: True
attempt(lambda: _(133787741444000763542759420611696382681748778481631090) ^ True)  # expect: 133787741444000763542759420611696382681748778481631091
attempt(lambda: '%-#30.12e' % _(-93.08101389075414))  # expect: '-9.308101389075e+01           '
attempt(lambda: _(12.388762497493715) > _(-81))  # expect: True
attempt(lambda: _(2147483648) <= _(5e-324))  # expect: False
attempt(lambda: divmod(_(False), _(8353050013621490557146501108019604070513)))  # expect: (0, 0)
attempt(lambda: _(4294967298) ** (-17))  # expect: 1.7365302592884231e-164
attempt(lambda: divmod(_(-2147483647), _(-100)))  # expect: (21474836, -47)
attempt(lambda: pow(_(-1661001339580916691307628880164862597883792045), 4078, _(-18446744073709551618)))  # expect: -10033209536012565629
attempt(lambda: _(27661246399823366535674524875068) < _(-18446744073709551618))  # expect: False
attempt(lambda: _(-9007199254740992) | _(630962744280245141950077646553316250453737383185128))  # expect: -7563974439286040
attempt(lambda: _(-13568244975911632537514212841910791) & _(999999999999999998))  # expect: 891906936050650616
attempt(lambda: _(31) & True)  # expect: 1
attempt(lambda: _(76928070719372981551236782925964507721) ^ _(28375052317079))  # expect: 76928070719372981551236758472238304222
attempt(lambda: _(-2147483646) << 275)  # expect: -130370302363990303757072457125733833130824045529469492599954268680442127576172031370411900928
attempt(lambda: format(_(-96.84838848716863), '^ .3X'))  # expect: ValueError: Unknown format code 'X' for object of type 'float'
attempt(lambda: _(-47.454245417149174) ** float('nan'))  # expect: nan
attempt(lambda: _(-2963448868418232) & _(13))  # expect: 8
attempt(lambda: divmod(_(True), _(15445558656.852066)))  # expect: (0.0, 1.0)
attempt(lambda: _(-35874307253414793441788109104153463875230441834) ^ True)  # expect: -35874307253414793441788109104153463875230441833
attempt(lambda: _(-9).bit_length())  # expect: 4
attempt(lambda: math.pow(_(-26.21203875801912), _(0.5)))  # expect: ValueError: math domain error
attempt(lambda: _(28) >> 223)  # expect: 0
attempt(lambda: _(-47) / _(True))  # expect: -47.0
attempt(lambda: _(1000000000000000001) // _(2.5))  # expect: 4e+17
attempt(lambda: _(3.744290270866275e+290) != _(1e+308))  # expect: True
attempt(lambda: _(100000000000000000000002) + _(-87.03604095959145))  # expect: 1.0000000000000001e+23
attempt(lambda: _(-61) == _(20))  # expect: False
attempt(lambda: divmod(_(-2.544344829463077e+229), _(9223372036854775807)))  # expect: (-2.7585841916561284e+210, 0.0)
attempt(lambda: _(-29692226279168) > _(9.616462316533642e+102))  # expect: False
attempt(lambda: format(_(3088178757163226004264141293051), '+0s'))  # expect: ValueError: Unknown format code 's' for object of type 'int'
attempt(lambda: float('inf') - _(3.0156946419258214e-256))  # expect: inf
attempt(lambda: _(-5.64387011789965e+129) ** _(1e-300))  # expect: (1+3.141592653589793e-300j)
attempt(lambda: math.nextafter(_(1.0), _(8.70559868064882e-170)))  # expect: 0.9999999999999999
attempt(lambda: _(-302035633513423379432665974068215) < _(1e+22))  # expect: True
attempt(lambda: _(-4294967294) % _(True))  # expect: 0
attempt(lambda: divmod(_(False), _(-99999999999999999999999)))  # expect: (0, 0)
attempt(lambda: math.log2(_(-63.506388141434215)))  # expect: ValueError: math domain error
attempt(lambda: pow(_(49), 4290, _(-18446744073709551616)))  # expect: -2735934604244857503
attempt(lambda: _(-2024130470420657531914906711) & _(386219857405866836073544431771))  # expect: 384208129200951343097575379081
attempt(lambda: _(14) / _(7.024429775318078e-71))  # expect: 1.9930443392276716e+71
attempt(lambda: divmod(_(21), _(3666094346282)))  # expect: (0, 21)
attempt(lambda: _(-12.901023845708309) == _(-27.91158050564873))  # expect: False
attempt(lambda: divmod(_(458907372813753901110), _(18446744073709551614)))  # expect: (24, 16185515044724662374)
attempt(lambda: _(65) < _(1.0))  # expect: False
attempt(lambda: _(-122702236553029114661413667) >= _(-64))  # expect: False
attempt(lambda: math.frexp(_(38.91350794588689)))  # expect: (0.6080235616544827, 6)
attempt(lambda: _(True) >= _(False))  # expect: True
attempt(lambda: float('-inf') ** _(-14.909384360152899))  # expect: 0.0
attempt(lambda: _(-9223372036854775808) >> 299)  # expect: -1
attempt(lambda: _(False) // _(-7.671629317707318e+238))  # expect: -0.0
attempt(lambda: format(_(-9.582776572981588e-238), '=-3.7e'))  # expect: '-9.5827766e-238'
attempt(lambda: '%12.3E' % _(1e+16))  # expect: '   1.000E+16'
attempt(lambda: _(-1073741822) >> 91)  # expect: -1
attempt(lambda: math.pow(_(False), _(-1.0)))  # expect: ValueError: math domain error
attempt(lambda: float(repr(_(-6.87259127713913e+117))))  # expect: -6.87259127713913e+117
attempt(lambda: _(-23) >> 231)  # expect: -1
attempt(lambda: _(False) ** (-4))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: _(9223372036854775810) ^ True)  # expect: 9223372036854775811
attempt(lambda: _(-100000000000000000000000) >> 297)  # expect: -1
attempt(lambda: _(-1000000000000000002) | True)  # expect: -1000000000000000001
attempt(lambda: _(-62) - _(False))  # expect: -62
attempt(lambda: _(-1668005530084889510899642484078894) >= _(999999999999999999))  # expect: False
attempt(lambda: divmod(_(-1073741826), _(-91.65323589551318)))  # expect: (11715263.0, -62.68302261199224)
attempt(lambda: _(22) ** 20)  # expect: 705429498686404044207947776
attempt(lambda: _(244966404055157114566499423432120592536033447149155021).bit_count())  # expect: 89
attempt(lambda: complex(_(6.211760518518886), _(1e-300)) / complex(_(-89.94130962764315), _(5.816430983720342e+153)))  # expect: (-1.6514322162845155e-305-1.067967716956504e-153j)
attempt(lambda: _(60.986362279495296) ** _(-1.0))  # expect: 0.016397108511196083
attempt(lambda: _(-1.907777422884076e-194) % _(True))  # expect: 1.0
attempt(lambda: _(-36) & _(-57))  # expect: -60
attempt(lambda: _(True) ** (-16))  # expect: 1.0
attempt(lambda: _(-1073741825).bit_count())  # expect: 2
attempt(lambda: _(False) < _(-36.773597170809325))  # expect: False
attempt(lambda: round(_(False), 24))  # expect: 0
attempt(lambda: complex(_(5e-324), _(18.903592725193064)) + complex(_(-0.0), _(24.55476333550186)))  # expect: (5e-324+43.458356060694925j)
attempt(lambda: _(-70826722) + _(4.4340623099385115e-56))  # expect: -70826722.0
attempt(lambda: _(-7.836315336371696e-184) ** _(-43.21510748901656))  # expect: OverflowError: complex exponentiation
attempt(lambda: complex(_(-94.39623812697914)))  # expect: (-94.39623812697914+0j)
attempt(lambda: _(2.5) * _(-43.941858737361116))  # expect: -109.85464684340279
attempt(lambda: divmod(_(4294967297), _(95.64462261299315)))  # expect: (44905475.0, 87.36780160491986)
attempt(lambda: _(-8.266023055203547e+24) - _(-5803))  # expect: -8.266023055203547e+24
attempt(lambda: divmod(_(False), _(27)))  # expect: (0, 0)
attempt(lambda: _(-70.40161852909519) + _(59.430354542311704))  # expect: -10.971263986783484
attempt(lambda: complex(_(79.72949743079647), _(1e+16)) / complex(_(17.483675688611513), _(-5.528225429584362e-134)))  # expect: (4.560225140914192+571962107860064.2j)
attempt(lambda: format(_(76), '<+#04n'))  # expect: '+760'
attempt(lambda: _(2.5) > _(9223372036854775808))  # expect: False
attempt(lambda: round(_(9223372036854775806), -14))  # expect: 9223400000000000000
attempt(lambda: format(_(3.40654110039045e-238), '=-04,s'))  # expect: ValueError: Cannot specify ',' with 's'.
attempt(lambda: pow(_(43), _(25), _(-18446744073709551615)))  # expect: -8383687090311672707
attempt(lambda: float('-inf') // _(4819))  # expect: nan
attempt(lambda: _(True) ** 18)  # expect: 1
attempt(lambda: math.log(_(9.541291161325116e+156)))  # expect: 361.4589033252314
attempt(lambda: _(67301) >> 153)  # expect: 0
attempt(lambda: math.atan2(_(61), _(7.651299797165132e+263)))  # expect: 7.972501616339878e-263
attempt(lambda: float(_(86)))  # expect: 86.0
attempt(lambda: pow(_(18446744073709551615), _(4294967298), _(-98)))  # expect: -97
attempt(lambda: format(_(23.463063719796978), '^-#022_c'))  # expect: ValueError: Cannot specify '_' with 'c'.
attempt(lambda: format(_(4294967297), ' 37e'))  # expect: '                         4.294967e+09'
attempt(lambda: round(_(-29), -4))  # expect: 0
attempt(lambda: _(-999999999999999998) ^ True)  # expect: -999999999999999997
attempt(lambda: _(55) != _(0.0))  # expect: True
