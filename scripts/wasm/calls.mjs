/** Calls: of compiled functions, of imported ones, and in place. */
import { F64, I32, OP, u32, VOID } from "./encode.mjs";
import { Expressions } from "./expressions.mjs";
import { annotated, MATH, plain, VIEWS } from "./names.mjs";

/** See the top of this file. */
export class Calls extends Expressions {
  /** Call; the result, if there is one, is on the stack. @returns its type. */
  call(node, wanted) {
    const callee = plain(node.callee);
    const text = this.source.slice(callee);
    if (text in MATH) {
      this.value(node.arguments[0], F64);
      this.emit(MATH[text]);
      return F64;
    }
    if (text === "Atomics.load") {
      const offset = this.address(node.arguments[1], VIEWS.I32);
      this.emit(0xfe, 0x10, 2, ...u32(offset));
      return I32;
    }
    if (callee.type === "MemberExpression") {
      if (callee.computed) return this.callTable(node, callee);
      const method = callee.property.name;
      if (
        (method === "get" || method === "set") &&
        plain(callee.object).type === "MemberExpression" &&
        this.isConstant(callee.object)
      ) {
        return this.field(node, this.source.slice(callee.object), method);
      }
    }
    if (!this.isConstant(callee)) this.fail(node, "no function of the module");
    const target = this.compiler.sources.resolve(this.source, callee);
    if (target?.kind === "inline") return this.inline(node, target);
    if (target?.kind === "function") {
      const entry = this.compiler.compiled(target);
      this.values(node.arguments, entry.params);
      this.emit(OP.call, entry);
      return entry.result;
    }
    return this.callImport(node, text, wanted);
  }

  values(nodes, types) {
    for (const [i, node] of nodes.entries()) this.value(node, types[i]);
  }

  callImport(node, text, wanted) {
    const args = node.arguments.map(plain);
    if (
      args.some((a) => a.type === "TemplateLiteral" || (a.type === "Literal" && typeof a.value === "string"))
    ) {
      if (!args.every((a) => this.isConstant(a))) this.fail(node, "a string beside what is not constant");
      const entry = this.compiler.importFunction(this.source, `() => ${this.source.slice(node)}`, [], wanted);
      this.emit(OP.call, entry);
      return entry.name.used ? I32 : VOID;
    }
    const params = args.map((a) => this.typeOf(a));
    this.values(args, params);
    const entry = this.compiler.importFunction(this.source, text, params, wanted);
    this.emit(OP.call, entry);
    return entry.name.used ? I32 : VOID;
  }

  /** TABLE[index](...): all functions of the array, whose parameters are alike. */
  callTable(node, callee) {
    const name = this.source.slice(callee.object);
    const canonical = this.compiler.constants(this.source, `${name}.map((f, _, all) => all.indexOf(f))`) ?? [
      0,
    ];
    const params = node.arguments.map(() => I32);
    if (this.compiler.table.length === 0) {
      this.compiler.table = canonical.map((i) =>
        this.compiler.importFunction(this.source, `${name}[${i}]`, params, true),
      );
    }
    for (const argument of node.arguments) this.value(argument, I32);
    this.value(callee.property, I32);
    this.emit(OP.call_indirect, ...u32(this.compiler.typeIndex(params, [I32])), 0);
    return I32;
  }

  /** X.field.get(address), X.field.set(address, value). */
  field(node, text, method) {
    const offset = this.constantText(`${text}.offset`, node);
    const view = this.compiler.constants(this.source, `${text}.kind`) === "f64" ? VIEWS.F64 : VIEWS.I32;
    this.value(node.arguments[0], I32);
    if (method === "get") {
      this.emit(view.load, view.align, ...u32(offset));
      return view.type;
    }
    this.value(node.arguments[1], view.type);
    this.emit(view.store, view.align, ...u32(offset));
    return VOID;
  }

  inline(node, { source, node: callee }) {
    const caller = this.source;
    const outer = { result: this.result };
    const type = annotated(callee.returnType);
    this.push();
    const bindings = callee.params.map((param, i) => {
      const argument = plain(node.arguments[i]);
      const wanted = annotated(param.typeAnnotation);
      const binding = argument.type === "Identifier" ? this.find(argument.name) : undefined;
      // A local that the function does not change needs no copy.
      if (binding?.local !== undefined && binding.type === wanted && !assigns(callee.body, param.name))
        return binding;
      this.value(argument, wanted);
      const copy = this.local(wanted);
      this.emit(OP.local_set, ...u32(copy.local));
      return copy;
    });
    this.source = source;
    this.push().isFunction = true;
    for (const [i, param] of callee.params.entries()) this.scopes.at(-1).names.set(param.name, bindings[i]);
    const last = callee.body.body.at(-1);
    const returns = countReturns(callee.body);
    const simple = returns === 0 || (returns === 1 && last.type === "ReturnStatement");
    if (simple) {
      // No jump is needed: what the last statement returns stays on the stack.
      const statements = returns === 0 ? callee.body.body : callee.body.body.slice(0, -1);
      for (const statement of statements) this.statement(statement);
      if (returns === 1 && last.argument !== null) this.value(last.argument, type);
    } else {
      const label = this.open(OP.block, type, { isFunction: true });
      this.result = { type, label };
      for (const statement of callee.body.body) this.statement(statement);
      if (type !== VOID) this.emit(OP.unreachable);
      this.close();
    }
    this.pop();
    this.source = caller;
    this.result = outer.result;
    this.pop();
    return type;
  }
}

function* nodesOf(node) {
  if (node === null || typeof node !== "object") return;
  if (typeof node.type === "string") yield node;
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
    else if (typeof value === "object") yield* nodesOf(value);
  }
}

function countReturns(body) {
  return [...nodesOf(body)].filter((n) => n.type === "ReturnStatement").length;
}

function assigns(body, name) {
  return [...nodesOf(body)].some(
    (n) =>
      (n.type === "AssignmentExpression" && n.left.type === "Identifier" && n.left.name === name) ||
      (n.type === "UpdateExpression" && n.argument.type === "Identifier" && n.argument.name === name),
  );
}
