/**
 * The heap checker: is every object what it should be, and does every reference count add up?
 *
 * It counts, for every object, the references that other objects and the roots own. Roots are what is not an object:
 * the interpreter's and the collector's words and the thread states, which are visited here; and frame records, which whoever
 * asks hands in, since only the VM knows how deep a running frame's value stack is. Run it under the GIL, between instructions.
 *
 * `leakReport` says what is alive besides immortal objects: nothing, after finalisation.
 */
import { Interpreter } from "../interpreter.js";
import { PyTypeObject, TypeFlags } from "../objects/type.js";
import { THREAD_SLOTS, ThreadState, ThreadStatus, threadStateAt } from "../threads/state.js";
import {
  HEAP_BASE,
  INTERP_WORDS,
  MAX_STATIC_TYPES,
  STATIC_BASE,
  TYPE_BYTES,
  TYPES_BASE,
} from "./address-map.js";
import { forEachObject } from "./alloc.js";
import { describe, dumpObject, hex, isTypeObject, typeNameAt } from "./dump.js";
import { CALLBACKS, GARBAGE } from "./gc-schedule.js";
import { I32 } from "./memory.js";
import type { PyObject } from "./ownership.js";
import { traverseFields, visitReferences } from "./traverse.js";

/** Visits a reference that `owner` (a name for the report) owns. */
export type VisitRoot = (ref: number, owner: string) => void;
/** Visits every reference that no object and none of the words known here owns. */
export type RootVisitor = (visit: VisitRoot) => void;

/** Problems are told up to this number. */
const MAX_PROBLEMS = 20;
/** Owners of an object are named up to this number. */
const MAX_OWNERS = 6;

// ---- who owns references ----

/** Visit the references in the interpreter's words. */
function visitInterpreterWords(visit: VisitRoot): void {
  for (const field of Interpreter.fields) {
    if (field.kind === "ref") visit(I32[(INTERP_WORDS + field.offset) >> 2], `interpreter.${field.name}`);
  }
  visit(I32[GARBAGE], "gc.garbage");
  visit(I32[CALLBACKS], "gc.callbacks");
}

function visitThreadStates(visit: VisitRoot): void {
  for (let tid = 0; tid < THREAD_SLOTS; tid++) {
    const state = threadStateAt(tid);
    if (ThreadState.status.get(state) === ThreadStatus.FREE) continue;
    for (const field of ThreadState.fields) {
      if (field.kind === "ref") visit(I32[(state + field.offset) >> 2], `thread ${tid}.${field.name}`);
    }
    visit(ThreadState.async_exc.get(state), `thread ${tid}.async_exc`);
  }
}

function visitStaticTypes(visit: VisitRoot): void {
  for (let type = TYPES_BASE; type < TYPES_BASE + MAX_STATIC_TYPES * TYPE_BYTES; type += TYPE_BYTES) {
    if ((PyTypeObject.tp_flags.get(type) & TypeFlags.READY) === 0) continue;
    traverseFields(type as PyObject, PyTypeObject.layoutId, (ref) =>
      visit(ref, `static type ${typeNameAt(type)}`),
    );
  }
}

function visitAll(roots: RootVisitor, visit: VisitRoot): void {
  const visitSet: VisitRoot = (ref, owner) => {
    if (ref !== 0) visit(ref, owner);
  };
  visitInterpreterWords(visitSet);
  visitThreadStates(visitSet);
  visitStaticTypes(visitSet);
  roots(visitSet);
  forEachObject((op) => {
    if (isTypeObject(I32[(op >> 2) + 1]))
      visitReferences(op as PyObject, (ref) => visitSet(ref, `object ${hex(op)}`));
  });
}

// ---- the check ----

/** Collects what is wrong, up to MAX_PROBLEMS. */
class Report {
  readonly problems: string[] = [];
  private count = 0;

  add(problem: string): void {
    this.count += 1;
    if (this.count <= MAX_PROBLEMS) this.problems.push(problem);
    if (this.count === MAX_PROBLEMS + 1) this.problems.push("… and more");
  }
}

// Every object, with the number of references found so far.
function checkHeads(report: Report): Map<number, number> {
  const found = new Map<number, number>();
  forEachObject((op) => {
    const count = I32[op >> 2];
    const type = I32[(op >> 2) + 1];
    found.set(op, 0);
    if (!isTypeObject(type)) report.add(`object at ${hex(op)} has ob_type ${hex(type)}, which is no type`);
    else if (count === 0) report.add(`${describe(op)} has ob_refcnt 0, but was not freed`);
  });
  return found;
}

function countReferences(roots: RootVisitor, found: Map<number, number>, report: Report): void {
  visitAll(roots, (ref, owner) => {
    if ((ref & 1) !== 0) return;
    const count = found.get(ref);
    if (count !== undefined) found.set(ref, count + 1);
    else if (ref < STATIC_BASE || ref >= HEAP_BASE || I32[(ref >> 2) + 1] === 0) {
      report.add(`${ownerText(owner)} refers to ${hex(ref)}: ${describe(ref)}`);
    }
  });
}

function ownerText(owner: string): string {
  return owner.startsWith("object ") ? describe(Number(owner.slice(7))) : owner;
}

function compareCounts(found: ReadonlyMap<number, number>): number[] {
  return [...found].filter(([op, count]) => I32[op >> 2] > 0 && I32[op >> 2] !== count).map(([op]) => op);
}

function findOwners(roots: RootVisitor, wanted: readonly number[]): Map<number, string[]> {
  const owners = new Map<number, string[]>(wanted.map((op) => [op, []]));
  visitAll(roots, (ref, owner) => owners.get(ref)?.push(owner));
  return owners;
}

function reportCounts(roots: RootVisitor, found: ReadonlyMap<number, number>, report: Report): void {
  const wrong = compareCounts(found);
  const owners = findOwners(roots, wrong.slice(0, MAX_PROBLEMS));
  for (const op of wrong) {
    const names = owners.get(op) ?? [];
    const shown = names.slice(0, MAX_OWNERS).map(ownerText).join("; ");
    const more = names.length > MAX_OWNERS ? "; …" : "";
    report.add(
      `${describe(op)} has ob_refcnt ${I32[op >> 2]}, but ${found.get(op)} references were found${shown && `: ${shown}`}${more}`,
    );
  }
}

/**
 * Check the whole heap; what is wrong, a line each, or an empty array. `roots` visits the references that frame
 * records own, and others that live outside of objects and of the words known here.
 */
export function checkHeap(roots: RootVisitor = () => {}): string[] {
  const report = new Report();
  const found = checkHeads(report);
  if (report.problems.length > 0) return report.problems; // objects that are none cannot be walked through
  countReferences(roots, found, report);
  reportCounts(roots, found, report);
  return report.problems;
}

/** Throw when the heap is damaged: for tests, and for MINIPY_DEBUG=heap. */
export function assertHeap(roots?: RootVisitor): void {
  const problems = checkHeap(roots);
  if (problems.length > 0) throw new Error(`the heap is damaged:\n  ${problems.join("\n  ")}`);
}

// ---- leaks ----

/** Objects of one type that are alive and not immortal. */
export interface LeakedType {
  readonly type: string;
  readonly count: number;
  /** Addresses of the first few. */
  readonly examples: readonly number[];
}

/** What is alive and not immortal, the most numerous types first. */
export function leakedTypes(): LeakedType[] {
  const byType = new Map<number, number[]>();
  forEachObject((op) => {
    if (I32[op >> 2] < 0) return;
    const type = I32[(op >> 2) + 1];
    const objects = byType.get(type);
    if (objects === undefined) byType.set(type, [op]);
    else objects.push(op);
  });
  return [...byType]
    .map(([type, objects]) => ({
      type: typeNameAt(type),
      count: objects.length,
      examples: objects.slice(0, 5),
    }))
    .sort((a, b) => b.count - a.count);
}

/** What is alive and not immortal, as text; "" when there is nothing. */
export function leakReport(): string {
  const leaked = leakedTypes();
  if (leaked.length === 0) return "";
  const total = leaked.reduce((sum, { count }) => sum + count, 0);
  const lines = leaked.map(({ type, count, examples }) => {
    const shown = examples.map((op) => `${describe(op)} (ob_refcnt ${I32[op >> 2]})`);
    return `  ${String(count).padStart(6)} ${type}: ${shown.join(", ")}${count > shown.length ? ", …" : ""}`;
  });
  return `${total} objects are alive:\n${lines.join("\n")}`;
}

/** The objects that own a reference to `op`, dumped: who keeps a leaked object alive. */
export function explainReferences(op: number, roots: RootVisitor = () => {}): string {
  const owners = findOwners(roots, [op]).get(op) ?? [];
  return [dumpObject(op), ...owners.map((owner) => `owned by ${ownerText(owner)}`)].join("\n");
}
