/** Expressions: for their value on the stack, for their effect, as the condition of a jump. */
import { double, F64, I32, OP, s32, u32, VOID } from "./encode.mjs";
import { annotated, MATH, Names, plain } from "./names.mjs";

/** Operators of two i32. */
const INTEGER = {
  "+": OP.i32_add,
  "-": OP.i32_sub,
  "%": OP.i32_rem_s,
  "&": OP.i32_and,
  "|": OP.i32_or,
  "^": OP.i32_xor,
  "<<": OP.i32_shl,
  ">>": OP.i32_shr_s,
  ">>>": OP.i32_shr_u,
};
const BITWISE = new Set(["&", "|", "^", "<<", ">>", ">>>"]);
const DOUBLE = { "+": OP.f64_add, "-": OP.f64_sub, "*": OP.f64_mul, "/": OP.f64_div };
const COMPARE_INTEGER = {
  "===": OP.i32_eq,
  "!==": OP.i32_ne,
  "<": OP.i32_lt_s,
  "<=": OP.i32_le_s,
  ">": OP.i32_gt_s,
  ">=": OP.i32_ge_s,
};
const COMPARE_DOUBLE = {
  "===": OP.f64_eq,
  "!==": OP.f64_ne,
  "<": OP.f64_lt,
  "<=": OP.f64_le,
  ">": OP.f64_gt,
  ">=": OP.f64_ge,
};
const OPPOSITE = { "===": "!==", "!==": "===", "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** See the top of this file. */
export class Expressions extends Names {
  // ---- conditions ----

  /** Jump to `label` if `node` is `sense`. */
  jumpIf(node, sense, label) {
    node = plain(node);
    const known = this.literal(node);
    if (known !== undefined) {
      if (known === sense) this.br(label);
      return;
    }
    if (node.type === "UnaryExpression" && node.operator === "!")
      return this.jumpIf(node.argument, !sense, label);
    if (node.type === "LogicalExpression") {
      if ((node.operator === "||") === sense) {
        this.jumpIf(node.left, sense, label);
        this.jumpIf(node.right, sense, label);
        return;
      }
      const skip = this.open(OP.block);
      this.jumpIf(node.left, !sense, skip);
      this.jumpIf(node.right, sense, label);
      this.close();
      return;
    }
    this.condition(node, sense);
    this.emit(OP.br_if, ...u32(this.depth(label)));
  }

  /** Push whether `node` is `sense`, for a jump. */
  condition(node, sense) {
    if (node.type === "BinaryExpression" && node.operator in OPPOSITE) {
      const isZero = (side) => plain(side).type === "Literal" && plain(side).value === 0;
      if (
        isZero(node.right) &&
        (node.operator === "===" || node.operator === "!==") &&
        this.typeOf(node.left) === I32
      ) {
        this.value(node.left, I32);
        if ((node.operator === "===") === sense) this.emit(OP.i32_eqz);
        return;
      }
      const isDouble = this.typeOf(node.left) === F64 || this.typeOf(node.right) === F64;
      if (!sense && !isDouble) {
        this.compare({ ...node, operator: OPPOSITE[node.operator] });
        return;
      }
    }
    this.value(node, I32);
    if (!sense) this.emit(OP.i32_eqz);
  }

  // ---- expressions for their effect ----

  effect(node) {
    switch (node.type) {
      case "AssignmentExpression":
        return this.assign(node, false);
      case "UpdateExpression":
        return this.update(node, false);
      case "CallExpression":
        if (this.call(node, false) !== VOID) this.emit(OP.drop);
        return undefined;
      case "LogicalExpression":
        return this.ifStatement({
          test:
            node.operator === "&&"
              ? node.left
              : { type: "UnaryExpression", operator: "!", argument: node.left },
          consequent: { type: "ExpressionStatement", expression: node.right },
        });
      default:
        return this.fail(node, "an expression without effect");
    }
  }

  assign(node, wanted) {
    const left = plain(node.left);
    const operator = node.operator.slice(0, -1);
    if (left.type === "Identifier") {
      const binding = this.find(left.name);
      if (binding?.local === undefined) this.fail(node, "no local variable");
      const right =
        operator === ""
          ? node.right
          : { type: "BinaryExpression", operator, left, right: node.right, start: node.start, end: node.end };
      this.value(right, binding.type);
      this.emit(wanted ? OP.local_tee : OP.local_set, ...u32(binding.local));
      return binding.type;
    }
    const view =
      left.type === "MemberExpression" && left.computed ? this.view(plain(left.object)) : undefined;
    if (view === undefined) this.fail(node, "cannot be assigned to");
    const offset = this.address(left.property, view);
    if (operator === "") this.value(node.right, view.type);
    else {
      const address = this.temporary(I32);
      this.emit(
        OP.local_tee,
        ...u32(address),
        OP.local_get,
        ...u32(address),
        view.load,
        view.align,
        ...u32(offset),
      );
      this.value(node.right, view.type);
      this.emit((view.type === F64 ? DOUBLE : INTEGER)[operator]);
    }
    if (wanted) {
      const value = this.temporary(view.type);
      this.emit(
        OP.local_tee,
        ...u32(value),
        view.store,
        view.align,
        ...u32(offset),
        OP.local_get,
        ...u32(value),
      );
    } else this.emit(view.store, view.align, ...u32(offset));
    return view.type;
  }

  temporary(type) {
    return this.local(type).local;
  }

  update(node, wanted) {
    const argument = plain(node.argument);
    const op = node.operator === "++" ? OP.i32_add : OP.i32_sub;
    if (argument.type === "Identifier") {
      const binding = this.find(argument.name);
      if (binding?.local === undefined) this.fail(node, "no local variable");
      const { local } = binding;
      if (wanted && !node.prefix) this.emit(OP.local_get, ...u32(local));
      this.emit(OP.local_get, ...u32(local), OP.i32_const, 1, op);
      this.emit(wanted && node.prefix ? OP.local_tee : OP.local_set, ...u32(local));
      return I32;
    }
    const view = this.view(plain(argument.object));
    if (view === undefined || view.type !== I32) this.fail(node, "cannot be counted");
    const offset = this.address(argument.property, view);
    const address = this.temporary(I32);
    this.emit(
      OP.local_tee,
      ...u32(address),
      OP.local_get,
      ...u32(address),
      view.load,
      view.align,
      ...u32(offset),
    );
    const value = wanted ? this.temporary(I32) : 0;
    if (wanted && !node.prefix) this.emit(OP.local_tee, ...u32(value));
    this.emit(OP.i32_const, 1, op);
    if (wanted && node.prefix) this.emit(OP.local_tee, ...u32(value));
    this.emit(view.store, view.align, ...u32(offset));
    if (wanted) this.emit(OP.local_get, ...u32(value));
    return I32;
  }

  /** Push the byte address of an element; the constant part is returned, for the instruction. */
  address(index, view) {
    const terms = [];
    let constant = 0;
    const collect = (node) => {
      node = plain(node);
      if (this.isConstant(node)) constant += this.constant(node);
      else if (node.type === "BinaryExpression" && node.operator === "+") {
        collect(node.left);
        collect(node.right);
      } else if (node.type === "BinaryExpression" && node.operator === "-" && this.isConstant(node.right)) {
        collect(node.left);
        constant -= this.constant(node.right);
      } else terms.push(node);
    };
    collect(index);
    constant <<= view.shift;
    // (address >> 2) + n: the address itself.
    const unshifted = (node) =>
      node.type === "BinaryExpression" &&
      node.operator === ">>" &&
      this.isConstant(node.right) &&
      this.constant(node.right) === view.shift
        ? node.left
        : undefined;
    const apart = terms.some((term) => unshifted(term) !== undefined);
    const scale = () => {
      if (view.shift > 0) this.emit(OP.i32_const, view.shift, OP.i32_shl);
    };
    if (terms.length === 0) this.emit(OP.i32_const, 0);
    terms.forEach((term, i) => {
      const address = unshifted(term);
      this.value(address ?? term, I32);
      if (apart && address === undefined) scale();
      if (i > 0) this.emit(OP.i32_add);
    });
    if (!apart && terms.length > 0) scale();
    if (constant >= 0) return constant;
    this.emit(OP.i32_const, ...s32(constant), OP.i32_add);
    return 0;
  }
  // ---- values ----

  /** Push the value of `node` as `type`. */
  value(node, type) {
    const got = this.expression(plain(node));
    if (got === type) return;
    if (got === VOID) this.fail(node, "gives nothing");
    if (type === F64) this.emit(OP.f64_convert_i32_s);
    else this.emit(0xfc, OP.i32_trunc_sat_f64_s);
  }

  /** The type that `expression` will have. */
  typeOf(node) {
    node = plain(node);
    switch (node.type) {
      case "Literal":
        return Number.isInteger(Number(node.value)) ? I32 : F64;
      case "Identifier":
        return this.find(node.name)?.type ?? I32;
      case "BinaryExpression":
        if (BITWISE.has(node.operator) || node.operator in OPPOSITE || node.operator === "%") return I32;
        if (node.operator === "*" || node.operator === "/") return F64;
        return this.typeOf(node.left) === F64 || this.typeOf(node.right) === F64 ? F64 : I32;
      case "UnaryExpression":
        return node.operator === "-" ? this.typeOf(node.argument) : I32;
      case "ConditionalExpression":
        return this.typeOf(node.consequent) === F64 || this.typeOf(node.alternate) === F64 ? F64 : I32;
      case "MemberExpression":
        return (node.computed ? this.view(plain(node.object))?.type : undefined) ?? I32;
      case "AssignmentExpression":
        return this.typeOf(node.left);
      case "CallExpression": {
        if (this.source.slice(node.callee) in MATH) return F64;
        const target = this.compiler.sources.resolve(this.source, plain(node.callee));
        return target?.kind === undefined ? I32 : annotated(target.node.returnType);
      }
      default:
        return I32;
    }
  }

  expression(node) {
    if (node.type !== "Literal" && this.isConstant(node)) {
      this.emit(OP.i32_const, ...s32(this.constant(node)));
      return I32;
    }
    switch (node.type) {
      case "Literal":
        if (this.typeOf(node) === F64) {
          this.emit(OP.f64_const, ...double(node.value));
          return F64;
        }
        this.emit(OP.i32_const, ...s32(Number(node.value)));
        return I32;
      case "Identifier": {
        const binding = this.find(node.name);
        if (binding === undefined)
          this.emit(OP.global_get, ...u32(this.compiler.registers.indexOf(node.name)));
        else this.emit(OP.local_get, ...u32(binding.local));
        return binding?.type ?? I32;
      }
      case "BinaryExpression":
        return node.operator in OPPOSITE ? this.compare(node) : this.binary(node);
      case "UnaryExpression":
        return this.unary(node);
      case "LogicalExpression":
        return this.logical(node);
      case "ConditionalExpression": {
        const known = this.literal(node.test);
        if (known !== undefined) return this.expression(plain(known ? node.consequent : node.alternate));
        const type = this.typeOf(node);
        const end = this.open(OP.block, type);
        const otherwise = this.open(OP.block);
        this.jumpIf(node.test, false, otherwise);
        this.value(node.consequent, type);
        this.br(end);
        this.close();
        this.value(node.alternate, type);
        this.close();
        return type;
      }
      case "AssignmentExpression":
        return this.assign(node, true);
      case "UpdateExpression":
        return this.update(node, true);
      case "MemberExpression":
        return this.element(node);
      case "CallExpression":
        return this.call(node, true);
      default:
        return this.fail(node, `no ${node.type} here`);
    }
  }

  binary({ operator, left, right }) {
    const isDouble =
      operator === "*" ||
      operator === "/" ||
      (!(BITWISE.has(operator) || operator === "%") &&
        (this.typeOf(left) === F64 || this.typeOf(right) === F64));
    const type = isDouble ? F64 : I32;
    this.value(left, type);
    if (operator === "|" && plain(right).type === "Literal" && plain(right).value === 0) return I32;
    this.value(right, type);
    this.emit((isDouble ? DOUBLE : INTEGER)[operator]);
    return type;
  }

  compare({ operator, left, right }) {
    const isDouble = this.typeOf(left) === F64 || this.typeOf(right) === F64;
    this.value(left, isDouble ? F64 : I32);
    this.value(right, isDouble ? F64 : I32);
    this.emit((isDouble ? COMPARE_DOUBLE : COMPARE_INTEGER)[operator]);
    return I32;
  }

  unary(node) {
    const { operator, argument } = node;
    if (operator === "-") {
      if (this.typeOf(argument) === F64) {
        this.value(argument, F64);
        this.emit(OP.f64_neg);
        return F64;
      }
      this.emit(OP.i32_const, 0);
      this.value(argument, I32);
      this.emit(OP.i32_sub);
      return I32;
    }
    this.value(argument, I32);
    if (operator === "~") this.emit(OP.i32_const, ...s32(-1), OP.i32_xor);
    else if (operator === "!") this.emit(OP.i32_eqz);
    else this.fail(node, "no such operator here");
    return I32;
  }

  logical(node) {
    const known = this.literal(node);
    if (known !== undefined) {
      this.emit(OP.i32_const, Number(known));
      return I32;
    }
    const end = this.open(OP.block, I32);
    const otherwise = this.open(OP.block);
    if (node.operator === "&&") {
      this.jumpIf(node.left, false, otherwise);
      this.value(node.right, I32);
      this.br(end);
      this.close();
      this.emit(OP.i32_const, 0);
    } else {
      const left = this.temporary(I32);
      this.value(node.left, I32);
      this.emit(OP.local_tee, ...u32(left), OP.i32_eqz, OP.br_if, ...u32(this.depth(otherwise)));
      this.emit(OP.local_get, ...u32(left));
      this.br(end);
      this.close();
      this.value(node.right, I32);
    }
    this.close();
    return I32;
  }

  element(node) {
    if (!node.computed) return this.fail(node, "unknown");
    const object = plain(node.object);
    const view = this.view(object);
    if (view !== undefined) {
      const offset = this.address(node.property, view);
      this.emit(view.load, view.align, ...u32(offset));
      return view.type;
    }
    if (!this.isConstant(object)) this.fail(node, "no memory");
    return this.constantElement(object, node.property);
  }

  /** An element of a constant array of small numbers: by a jump table. */
  constantElement(array, index) {
    const values = this.compiler.constants(this.source, `Array.from(${this.source.slice(array)})`) ?? [0];
    const end = this.open(OP.block, I32);
    const distinct = [...new Set(values)];
    const blocks = distinct.map(() => this.open(OP.block)).reverse();
    this.value(index, I32);
    this.jumpTable(new Map(values.map((v, i) => [i, blocks[distinct.indexOf(v)]])), blocks[0]);
    for (const value of distinct) {
      this.close();
      this.emit(OP.i32_const, ...s32(value));
      this.br(end);
    }
    this.emit(OP.unreachable);
    this.close();
    return I32;
  }
}
