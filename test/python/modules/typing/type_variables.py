# typing.TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, NoDefault: making them, their attributes, their errors.
import typing
from typing import Generic, ParamSpec, ParamSpecArgs, Tuple, TypeAliasType, TypeVar, TypeVarTuple, Unpack


def show(function):
    try:
        return function()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


T = TypeVar('T')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
type X = int
type Y[T, *U, **Q] = list[T]
print(show(lambda: TypeVar()))  # expect: TypeError: typevar() missing required argument 'name' (pos 1)
print(show(lambda: TypeVar(1)))  # expect: TypeError: typevar() argument 'name' must be str, not int
print(show(lambda: TypeVar('T',int)))  # expect: TypeError: A single constraint is not allowed
print(show(lambda: TypeVar('T',int,str)))  # expect: ~T
print(show(lambda: TypeVar('T',int,str).__constraints__))  # expect: (<class 'int'>, <class 'str'>)
print(show(lambda: TypeVar('T',int,str,bound=int)))  # expect: TypeError: Constraints cannot be combined with bound=...
print(show(lambda: TypeVar('T',1,2)))  # expect: ~T
print(show(lambda: TypeVar('T','a','b').__constraints__))  # expect: ('a', 'b')
print(show(lambda: TypeVar('T',bound=1)))  # expect: ~T
print(show(lambda: TypeVar('T',bound='x').__bound__))  # expect: ForwardRef('x')
print(show(lambda: TypeVar('T',bound=None).__bound__))  # expect: None
print(show(lambda: TypeVar('T',covariant=True)))  # expect: +T
print(show(lambda: TypeVar('T',contravariant=True)))  # expect: -T
print(show(lambda: TypeVar('T',covariant=True,contravariant=True)))  # expect: ValueError: Bivariant types are not supported.
print(show(lambda: TypeVar('T',covariant=True,infer_variance=True)))  # expect: ValueError: Variance cannot be specified with infer_variance.
print(show(lambda: TypeVar('T',infer_variance=True)))  # expect: T
print(show(lambda: TypeVar('T',default=int).__default__))  # expect: <class 'int'>
print(show(lambda: TypeVar('T',default=None).__default__))  # expect: None
print(show(lambda: TypeVar('T',default=1).__default__))  # expect: 1
print(show(lambda: TypeVar('T',foo=1)))  # expect: TypeError: typevar() got an unexpected keyword argument 'foo'
print(show(lambda: TypeVar(name='T')))  # expect: ~T
print(show(lambda: T.__bound__))  # expect: None
print(show(lambda: T.__constraints__))  # expect: ()
print(show(lambda: T.__default__))  # expect: typing.NoDefault
print(show(lambda: T.has_default()))  # expect: False
print(show(lambda: T.__module__))  # expect: __main__
print(show(lambda: T.__dict__))  # expect: AttributeError: 'typing.TypeVar' object has no attribute '__dict__'
print(show(lambda: T.__name__))  # expect: T
print(show(lambda: (T.__covariant__,T.__infer_variance__)))  # expect: (False, False)
print(show(lambda: T()))  # expect: TypeError: 'typing.TypeVar' object is not callable
print(show(lambda: T[int]))  # expect: TypeError: 'typing.TypeVar' object is not subscriptable
print(show(lambda: T|int))  # expect: typing.Union[~T, int]
print(show(lambda: int|T))  # expect: typing.Union[int, ~T]
print(show(lambda: T|1))  # expect: typing.Union[~T, 1]
print(show(lambda: T|'x'))  # expect: typing.Union[~T, ForwardRef('x')]
print(show(lambda: 'x'|T))  # expect: typing.Union[ForwardRef('x'), ~T]
print(show(lambda: T|None))  # expect: typing.Optional[~T]
print(show(lambda: T.__reduce__()))  # expect: T
print(show(lambda: type('X',(T,),{})))  # expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()
print(show(lambda: T.__mro_entries__(())))  # expect: TypeError: Cannot subclass an instance of TypeVar
print(show(lambda: setattr(T,'x',1)))  # expect: None
print(show(lambda: setattr(T,'__name__',1)))  # expect: AttributeError: readonly attribute
print(show(lambda: setattr(T,'__bound__',1)))  # expect: AttributeError: attribute '__bound__' of 'typing.TypeVar' objects is not writable
print(show(lambda: T.__typing_subst__(int)))  # expect: <class 'int'>
print(show(lambda: T.__typing_subst__(1)))  # expect: 1
print(show(lambda: T.__typing_subst__(P)))  # expect: ~P
print(show(lambda: T.__typing_subst__(*Ts)))  # expect: TypeError: typing.Unpack[Ts] is not valid as type argument
print(show(lambda: isinstance(1,T)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(show(lambda: type('S',(TypeVar,),{})))  # expect: TypeError: type 'typing.TypeVar' is not an acceptable base type
print(show(lambda: ParamSpec()))  # expect: TypeError: paramspec() missing required argument 'name' (pos 1)
print(show(lambda: ParamSpec('P',bound=int).__bound__))  # expect: <class 'int'>
print(show(lambda: ParamSpec('P',default=[int]).__default__))  # expect: [<class 'int'>]
print(show(lambda: ParamSpec('P',default=...).__default__))  # expect: Ellipsis
print(show(lambda: P))  # expect: ~P
print(show(lambda: ParamSpec('P',covariant=True)))  # expect: +P
print(show(lambda: ParamSpec('P',infer_variance=True)))  # expect: P
print(show(lambda: P.args))  # expect: P.args
print(show(lambda: P.kwargs))  # expect: P.kwargs
print(show(lambda: P.args.__origin__))  # expect: ~P
print(show(lambda: P.args==P.args))  # expect: True
print(show(lambda: P.args!=P.kwargs))  # expect: True
print(show(lambda: hash(P.args)))  # expect: TypeError: unhashable type: 'typing.ParamSpecArgs'
print(show(lambda: P.args is P.args))  # expect: False
print(show(lambda: P.__mro_entries__(())))  # expect: TypeError: Cannot subclass an instance of ParamSpec
print(show(lambda: P.args.__mro_entries__(())))  # expect: TypeError: Cannot subclass an instance of ParamSpecArgs
print(show(lambda: P|int))  # expect: typing.Union[~P, int]
print(show(lambda: ParamSpecArgs(1)))  # expect: 1.args
print(show(lambda: ParamSpecArgs(P)==P.args))  # expect: True
print(show(lambda: Ts))  # expect: Ts
print(show(lambda: TypeVarTuple('Ts',default=Unpack[Tuple[int]]).__default__))  # expect: typing.Unpack[typing.Tuple[int]]
print(show(lambda: TypeVarTuple('Ts',int)))  # expect: TypeError: typevartuple() takes exactly 1 positional argument (2 given)
print(show(lambda: TypeVarTuple()))  # expect: TypeError: typevartuple() missing required argument 'name' (pos 1)
print(show(lambda: list(Ts)))  # expect: [typing.Unpack[Ts]]
print(show(lambda: Ts.__typing_subst__(int)))  # expect: TypeError: Substitution of bare TypeVarTuple is not supported
print(show(lambda: Ts.__mro_entries__(())))  # expect: TypeError: Cannot subclass an instance of TypeVarTuple
print(show(lambda: Ts|int))  # expect: TypeError: unsupported operand type(s) for |: 'typing.TypeVarTuple' and 'type'
print(show(lambda: Ts.__reduce__()))  # expect: Ts
print(show(lambda: Ts.has_default()))  # expect: False
print(show(lambda: X))  # expect: X
print(show(lambda: X.__value__))  # expect: <class 'int'>
print(show(lambda: X.__name__))  # expect: X
print(show(lambda: X.__type_params__))  # expect: ()
print(show(lambda: X.__parameters__))  # expect: ()
print(show(lambda: X.__module__))  # expect: __main__
print(show(lambda: X[int]))  # expect: TypeError: Only generic type aliases are subscriptable
print(show(lambda: X|int))  # expect: X | int
print(show(lambda: X|None))  # expect: X | None
print(show(lambda: int|X))  # expect: int | X
print(show(lambda: X|X))  # expect: X
print(show(lambda: X|'s'))  # expect: TypeError: unsupported operand type(s) for |: 'typing.TypeAliasType' and 'str'
print(show(lambda: X()))  # expect: TypeError: 'typing.TypeAliasType' object is not callable
print(show(lambda: isinstance(1,X)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(show(lambda: Y))  # expect: Y
print(show(lambda: Y.__type_params__))  # expect: (T, U, Q)
print(show(lambda: Y.__parameters__))  # expect: (T, typing.Unpack[U], Q)
print(show(lambda: Y[int,str,bool,[int]]))  # expect: Y[int, str, bool, [int]]
print(show(lambda: Y[int]))  # expect: Y[int]
print(show(lambda: Y[int].__parameters__))  # expect: ()
print(show(lambda: Y[int].__value__))  # expect: list[T]
print(show(lambda: Y.__value__))  # expect: list[T]
print(show(lambda: X.__reduce__()))  # expect: X
print(show(lambda: X.__dict__))  # expect: AttributeError: 'typing.TypeAliasType' object has no attribute '__dict__'
print(show(lambda: setattr(X,'__value__',1)))  # expect: AttributeError: attribute '__value__' of 'typing.TypeAliasType' objects is not writable
print(show(lambda: setattr(X,'foo',1)))  # expect: AttributeError: 'typing.TypeAliasType' object has no attribute 'foo' and no __dict__ for setting new attributes
print(show(lambda: X.foo))  # expect: AttributeError: 'typing.TypeAliasType' object has no attribute 'foo'
print(show(lambda: TypeAliasType('Z',int)))  # expect: Z
print(show(lambda: TypeAliasType('Z',int).__value__))  # expect: <class 'int'>
print(show(lambda: TypeAliasType('Z',int,type_params=(T,)).__type_params__))  # expect: (~T,)
print(show(lambda: TypeAliasType('Z',int,type_params=[T])))  # expect: TypeError: type_params must be a tuple
print(show(lambda: TypeAliasType(1,int)))  # expect: TypeError: typealias() argument 'name' must be str, not int
print(show(lambda: TypeAliasType()))  # expect: TypeError: typealias() missing required argument 'name' (pos 1)
print(show(lambda: TypeAliasType('Z')))  # expect: TypeError: typealias() missing required argument 'value' (pos 2)
print(show(lambda: TypeAliasType('Z',int,type_params=(1,))))  # expect: Z
print(show(lambda: TypeAliasType('Z',int).__module__))  # expect: __main__
print(show(lambda: typing.NoDefault))  # expect: typing.NoDefault
print(show(lambda: type(typing.NoDefault)()))  # expect: typing.NoDefault
print(show(lambda: typing.NoDefault.__reduce__()))  # expect: NoDefault
print(show(lambda: type(typing.NoDefault)(1)))  # expect: TypeError: NoDefaultType takes no arguments
print(show(lambda: Generic))  # expect: <class 'typing.Generic'>
print(show(lambda: Generic[int]))  # expect: TypeError: Parameters to Generic[...] must all be type variables or parameter specification variables.
print(show(lambda: Generic[T,T]))  # expect: TypeError: Parameters to Generic[...] must all be unique
print(show(lambda: Generic[()]))  # expect: TypeError: Parameter list to Generic[...] cannot be empty
print(show(lambda: type(X)))  # expect: <class 'typing.TypeAliasType'>
print(show(lambda: T==T))  # expect: True
print(show(lambda: TypeVar('T')==TypeVar('T')))  # expect: False
print(show(lambda: hash(T)==hash(T)))  # expect: True
