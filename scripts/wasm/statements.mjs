/** Statements, and a whole function. */

import { Calls } from "./calls.mjs";
import { I32, OP, u32, VOID } from "./encode.mjs";
import { annotated, plain } from "./names.mjs";

/** See the top of this file. */
export class FunctionCompiler extends Calls {
  /** Compile the whole function. */
  compile() {
    const { node, params, result } = this.entry;
    const scope = this.push();
    for (const [i, param] of node.params.entries()) {
      scope.names.set(param.name, { local: i, type: params[i] });
    }
    this.paramCount = params.length;
    this.result = { type: result };
    if (this.entry.index === 0) {
      // The function that is exported takes the registers as further parameters.
      this.compiler.registers.forEach((_, i) => {
        params.push(I32);
        this.paramCount++;
        this.emit(OP.local_get, ...u32(this.paramCount - 1), OP.global_set, ...u32(i));
      });
    }
    this.block(node.body);
    if (result !== VOID) this.emit(OP.unreachable);
    return this;
  }

  target(node, kind) {
    for (let i = this.labels.length - 1; i >= 0; i--) {
      const label = this.labels[i];
      if (label.isFunction) break;
      if (node.label === null ? label[kind] === true : label[`${kind} ${node.label.name}`] === true)
        return label;
    }
    return this.fail(node, "no such label");
  }

  /** Where a statement that is a jump and nothing else goes. */
  jumpTarget(node) {
    if (node?.type === "BlockStatement" && node.body.length === 1) node = node.body[0];
    if (node?.type === "BreakStatement") return this.target(node, "break");
    if (node?.type === "ContinueStatement") return this.target(node, "continue");
    return undefined;
  }

  block(node) {
    this.push();
    for (const statement of node.body) this.statement(statement);
    this.pop();
  }

  statement(node, label = undefined) {
    switch (node.type) {
      case "BlockStatement":
        if (label === undefined) return this.block(node);
        this.open(OP.block, VOID, { [`break ${label}`]: true });
        this.block(node);
        return this.close();
      case "LabeledStatement":
        return this.statement(node.body, node.label.name);
      case "VariableDeclaration":
        for (const declaration of node.declarations) this.declare(declaration);
        return undefined;
      case "ExpressionStatement":
        return this.effect(plain(node.expression));
      case "IfStatement":
        return this.ifStatement(node);
      case "ForStatement":
        return this.forStatement(node, label);
      case "WhileStatement":
        return this.forStatement({ ...node, init: null, update: null }, label);
      case "SwitchStatement":
        return this.switchStatement(node, label);
      case "BreakStatement":
        return this.br(this.target(node, "break"));
      case "ContinueStatement":
        return this.br(this.target(node, "continue"));
      case "ReturnStatement":
        return this.returnStatement(node);
      case "EmptyStatement":
        return undefined;
      default:
        return this.fail(node, `no ${node.type} here`);
    }
  }

  declare({ id, init }) {
    const { names } = this.scopes.at(-1);
    if (init === null) {
      names.set(id.name, this.local(annotated(id.typeAnnotation)));
      return;
    }
    const view = this.view(plain(init));
    if (view !== undefined) {
      names.set(id.name, { view });
      return;
    }
    const type = id.typeAnnotation ? annotated(id.typeAnnotation) : this.typeOf(init);
    this.value(init, type);
    const binding = this.local(type);
    this.emit(OP.local_set, ...u32(binding.local));
    names.set(id.name, binding);
  }

  ifStatement({ test, consequent, alternate }) {
    const known = this.literal(test);
    if (known !== undefined) {
      const taken = known ? consequent : alternate;
      if (taken) this.statement(taken);
      return;
    }
    const jump = this.jumpTarget(consequent);
    if (jump !== undefined) {
      this.jumpIf(test, true, jump);
      if (alternate) this.statement(alternate);
      return;
    }
    const end = alternate ? this.open(OP.block) : undefined;
    const otherwise = this.open(OP.block);
    this.jumpIf(test, false, otherwise);
    this.statement(consequent);
    if (end) this.br(end);
    this.close();
    if (end) {
      this.statement(alternate);
      this.close();
    }
  }

  forStatement({ init, test, update, body }, label) {
    this.push();
    if (init)
      this.statement(
        init.type === "VariableDeclaration" ? init : { type: "ExpressionStatement", expression: init },
      );
    const names = (kind) => ({ [kind]: true, [`${kind} ${label}`]: true });
    const end = this.open(OP.block, VOID, names("break"));
    const top = this.open(OP.loop, VOID, update ? {} : names("continue"));
    if (test) this.jumpIf(test, false, end);
    if (update) this.open(OP.block, VOID, names("continue"));
    this.statement(body);
    if (update) {
      this.close();
      this.effect(plain(update));
    }
    this.br(top);
    this.close();
    this.close();
    this.pop();
  }

  switchStatement({ discriminant, cases }, label) {
    const end = this.open(OP.block, VOID, { break: true, [`break ${label}`]: true });
    const blocks = cases.map(() => this.open(OP.block)).reverse();
    const defaultCase = cases.findIndex((c) => c.test === null);
    const targets = new Map();
    cases.forEach((c, i) => {
      if (c.test !== null) targets.set(this.constant(c.test), blocks[i]);
    });
    this.value(discriminant, I32);
    this.jumpTable(targets, defaultCase < 0 ? end : blocks[defaultCase]);
    for (const c of cases) {
      this.close();
      this.push();
      for (const statement of c.consequent) this.statement(statement);
      this.pop();
    }
    this.close();
  }

  /** Jump by the value on the stack; `targets` are labels by small natural numbers. */
  jumpTable(targets, otherwise) {
    const size = Math.max(-1, ...targets.keys()) + 1;
    if (size > 1024) throw new Error("a switch over more than small numbers");
    const depths = Array.from({ length: size }, (_, i) => this.depth(targets.get(i) ?? otherwise));
    this.emit(OP.br_table, ...u32(size), ...depths.flatMap((d) => u32(d)), ...u32(this.depth(otherwise)));
  }

  returnStatement({ argument }) {
    const { type, label } = this.result;
    if (argument !== null) {
      if (type === VOID) this.effect(plain(argument));
      else this.value(argument, type);
    }
    if (label === undefined) this.emit(OP.return);
    else this.br(label);
  }
}
