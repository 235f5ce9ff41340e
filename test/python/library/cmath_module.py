"""cmath: roots, polar coordinates, logarithms, trigonometric functions, on which side of a branch cut a signed zero lies."""
import cmath

for z in (3 + 4j, -1 + 0j, complex(-1, -0.0), 0j, 2.5, -0.5j, complex(1e300, 1e300), complex(1e-310, -1e-310)):
    print(cmath.sqrt(z), cmath.polar(z))
# expect: (2+1j) (5.0, 0.9272952180016122)
# expect: 1j (1.0, 3.141592653589793)
# expect: -1j (1.0, -3.141592653589793)
# expect: 0j (0.0, 0.0)
# expect: (1.5811388300841898+0j) (2.5, 0.0)
# expect: (0.5-0.5j) (0.5, -1.5707963267948966)
# expect: (1.09868411346781e+150+4.550898605622274e+149j) (1.4142135623730952e+300, 0.7853981633974483)
# expect: (1.0986841134678082e-155-4.550898605622267e-156j) (1.4142135623731e-310, -0.7853981633974483)
for name in ('exp', 'log10', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'asin', 'acos', 'atan', 'asinh', 'acosh', 'atanh'):
    f = getattr(cmath, name)
    print(name, [f'{f(z):.12g}' for z in (0.5 + 0.25j, -2 + 1j, complex(2, 0.0), complex(2, -0.0), 3j)])
# expect: exp ['1.59746651912+0.407900170078j', '0.0731219655981+0.113880714064j', '7.38905609893+0j', '7.38905609893-0j', '-0.9899924966+0.14112000806j']
# expect: log10 ['-0.25257498916+0.201359598137j', '0.349485002168+1.16301675571j', '0.301029995664+0j', '0.301029995664-0j', '0.47712125472+0.682188176921j']
# expect: sin ['0.494485780933+0.22168816415j', '-1.40311925062-0.489056259041j', '0.909297426826-0j', '0.909297426826+0j', '0+10.0178749274j']
# expect: cos ['0.90515015056-0.121108796044j', '-0.642148124716+1.06860742138j', '-0.416146836547-0j', '-0.416146836547+0j', '10.0676619958-0j']
# expect: tan ['0.504500702699+0.312420692503j', '0.243458201186+1.16673625724j', '-2.18503986326+0j', '-2.18503986326-0j', '0+0.995054753687j']
# expect: sinh ['0.504895714388+0.27897912835j', '-1.95960104142+3.16577851322j', '3.62686040785+0j', '3.62686040785-0j', '-0+0.14112000806j']
# expect: cosh ['1.09257080473+0.128921041728j', '2.03272300702-3.05189779915j', '3.76219569108+0j', '3.76219569108-0j', '-0.9899924966+0j']
# expect: tanh ['0.485487281024+0.198055449951j', '-1.01479361615+0.0338128260799j', '0.964027580076+0j', '0.964027580076-0j', '0-0.142546543074j']
# expect: asin ['0.501608853276+0.281396056245j', '-1.06344002358+1.46935174437j', '1.57079632679+1.31695789692j', '1.57079632679-1.31695789692j', '0+1.81844645923j']
# expect: acos ['1.06918747352-0.281396056245j', '2.63423635037-1.46935174437j', '0-1.31695789692j', '0+1.31695789692j', '1.57079632679-1.81844645923j']
# expect: atan ['0.48425449033+0.200586618131j', '-1.1780972451+0.17328679514j', '1.10714871779+0j', '1.10714871779-0j', '1.57079632679+0.34657359028j']
# expect: asinh ['0.492675683421+0.224328452635j', '-1.52857091948+0.427078586392j', '1.44363547518+0j', '1.44363547518-0j', '1.76274717404+1.57079632679j']
# expect: acosh ['0.281396056245+1.06918747352j', '1.46935174437+2.63423635037j', '1.31695789692+0j', '1.31695789692-0j', '1.81844645923+1.57079632679j']
# expect: atanh ['0.500370000053+0.314398143208j', '-0.402359478109+1.33897252229j', '0.549306144334+1.57079632679j', '0.549306144334-1.57079632679j', '0+1.2490457724j']
print(cmath.log(8, 2), cmath.rect(2, 0.0), cmath.rect(1, -0.0), cmath.isclose(1, 1 + 1e-10), cmath.isinf(cmath.infj), cmath.isnan(cmath.nanj), cmath.isfinite(1j))
# expect: (3+0j) (2+0j) (1-0j) True True True True
print(cmath.sqrt(complex('inf')), cmath.sqrt(complex('-inf+1j')), cmath.log(complex('-inf')), cmath.exp(complex('-inf')), cmath.phase(complex(-1, -0.0)))
# expect: (inf+0j) infj (inf+3.141592653589793j) 0j -3.141592653589793
for call, z in ((cmath.log, 0), (cmath.atanh, 1), (cmath.exp, 1000), (cmath.cosh, 1e5), (cmath.sqrt, 'x'), (cmath.exp, complex('infj'))):
    try:
        print(call(z))
    except Exception as e:
        print(call.__name__, type(e).__name__, e)
# expect: log ValueError math domain error
# expect: atanh ValueError math domain error
# expect: exp OverflowError math range error
# expect: cosh OverflowError math range error
# expect: sqrt TypeError must be real number, not str
# expect: exp ValueError math domain error
