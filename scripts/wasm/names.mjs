/** What the code of one function is made with: its bytes, locals and labels, and what the names in it mean. */
import { F64, I32, OP, u32, VOID } from "./encode.mjs";

/** The views of the memory: how their elements are read and written. */
export const VIEWS = {
  I32: { shift: 2, load: OP.i32_load, store: OP.i32_store, type: I32, align: 2 },
  U32: { shift: 2, load: OP.i32_load, store: OP.i32_store, type: I32, align: 2 },
  U16: { shift: 1, load: OP.i32_load16_u, store: OP.i32_store16, type: I32, align: 1 },
  U8: { shift: 0, load: OP.i32_load8_u, store: OP.i32_store8, type: I32, align: 0 },
  F64: { shift: 3, load: OP.f64_load, store: OP.f64_store, type: F64, align: 3 },
};

/** Functions that are an instruction. */
export const MATH = { "Math.abs": OP.f64_abs, "Math.floor": OP.f64_floor, "Math.sqrt": OP.f64_sqrt };

/** Type assertions mean nothing here. */
export function plain(node) {
  while (
    node.type === "TSAsExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "ParenthesizedExpression"
  ) {
    node = node.expression;
  }
  return node;
}

/** The type that an annotation names: an f64 for `double`, void, or i32. */
export function annotated(annotation) {
  const type = annotation?.typeAnnotation;
  if (type?.type === "TSVoidKeyword" || type?.type === "TSNeverKeyword") return VOID;
  return type?.type === "TSTypeReference" && type.typeName.name === "double" ? F64 : I32;
}

/** See the top of this file. */
export class Names {
  constructor(compiler, source, entry) {
    this.compiler = compiler;
    this.source = source;
    this.entry = entry;
    this.body = [];
    this.locals = [];
    this.free = { [I32]: [], [F64]: [] };
    this.labels = [];
    this.scopes = [];
  }

  fail(node, message) {
    throw new Error(`${this.source.place(node)}: ${message}: ${this.source.slice(node).slice(0, 80)}`);
  }

  emit(...bytes) {
    this.body.push(...bytes);
  }
  // ---- names ----

  push() {
    const scope = { names: new Map(), owned: [] };
    this.scopes.push(scope);
    return scope;
  }

  pop() {
    for (const { local, type } of this.scopes.pop().owned) this.free[type].push(local);
  }

  /** A local of `type` until the scope ends. */
  local(type) {
    const local = this.free[type].pop() ?? this.paramCount + this.locals.push(type) - 1;
    this.scopes.at(-1).owned.push({ local, type });
    return { local, type };
  }

  /** What a name is bound to in this function, or undefined: something of the module. */
  find(name) {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const binding = this.scopes[i].names.get(name);
      if (binding !== undefined) return binding;
      if (this.scopes[i].isFunction) return undefined;
    }
    return undefined;
  }

  /** The view that an expression stands for, if it does. */
  view(node) {
    if (node.type !== "Identifier") return undefined;
    const binding = this.find(node.name);
    if (binding !== undefined) return binding.view;
    return VIEWS[node.name];
  }

  /** Does an expression consist of nothing that is bound here? */
  isConstant(node) {
    node = plain(node);
    switch (node.type) {
      case "Literal":
        return true;
      case "Identifier":
        return (
          this.find(node.name) === undefined &&
          !this.compiler.registers.includes(node.name) &&
          !(node.name in VIEWS)
        );
      case "MemberExpression":
        return !node.computed && this.isConstant(node.object);
      case "BinaryExpression":
        return this.isConstant(node.left) && this.isConstant(node.right);
      case "UnaryExpression":
        return this.isConstant(node.argument);
      case "TemplateLiteral":
        return node.expressions.every((e) => this.isConstant(e));
      default:
        return false;
    }
  }

  /** The value of a constant expression; 0 while constants are being collected. */
  constant(node) {
    node = plain(node);
    if (node.type === "Literal") return Number(node.value);
    return this.constantText(this.source.slice(node), node);
  }

  constantText(text, node) {
    const value = this.compiler.constants(this.source, text);
    if (value === undefined) return 0;
    if (typeof value === "boolean") return Number(value);
    if (typeof value !== "number") this.fail(node, `no number but ${value}`);
    return value;
  }

  /** true or false where an expression is a literal one, or made of such. */
  literal(node) {
    node = plain(node);
    if (node.type === "Literal" && typeof node.value === "boolean") return node.value;
    if (node.type === "UnaryExpression" && node.operator === "!") {
      const value = this.literal(node.argument);
      return value === undefined ? undefined : !value;
    }
    if (node.type === "LogicalExpression") {
      const left = this.literal(node.left);
      const right = this.literal(node.right);
      const decides = node.operator === "||";
      if (left === decides || right === decides) return decides;
      return left === undefined ? undefined : right;
    }
    return undefined;
  }
  // ---- labels ----

  open(op, type = VOID, names = {}) {
    this.emit(op, type);
    const label = { ...names };
    this.labels.push(label);
    return label;
  }

  close() {
    this.emit(OP.end);
    this.labels.pop();
  }

  depth(label) {
    return this.labels.length - 1 - this.labels.lastIndexOf(label);
  }

  br(label) {
    this.emit(OP.br, ...u32(this.depth(label)));
  }
}
