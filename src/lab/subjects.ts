/** The interpreters to measure: minipy under its policies, and the CPythons that are found. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Experiment, Policy, Subject } from "./experiment.js";

const POLICY_ARGS: Readonly<Record<Policy, readonly string[]>> = {
  request: ["--gil", "request"],
  interval: ["--gil", "interval"],
  "request-every": ["--gil", "request", "--checks", "every"],
};

const POLICY_TITLES: Readonly<Record<Policy, string>> = {
  request: "minipy request",
  interval: "minipy interval",
  "request-every": "minipy request, checks every",
};

/** minipy itself under a policy. */
export function minipySubject(policy: Policy): Subject {
  const command = [process.execPath, path.join(import.meta.dirname, "minipy.js"), ...POLICY_ARGS[policy]];
  return { id: policy, title: POLICY_TITLES[policy], policy, version: [3, 13], command };
}

/** Prints implementation, version and the real path, which a shim may hide; Python 2 runs it too. */
const INTRODUCTION =
  "import platform, sys; print(platform.python_implementation()); print(platform.python_version()); print(sys.executable)";

/** The CPython that a command starts; undefined: there is none, or it is not CPython. */
export function cpythonSubject(command: string): Subject | undefined {
  const { stdout, status } = spawnSync(command, ["-c", INTRODUCTION], { encoding: "utf8", timeout: 20_000 });
  if (status !== 0) return undefined;
  const [implementation, version, executable] = stdout.trim().split(/\r?\n/);
  if (implementation !== "CPython") return undefined;
  const [major, minor] = version.split(".").map(Number);
  const name = `CPython ${version}`;
  return { id: name, title: name, policy: undefined, version: [major, minor], command: [executable] };
}

/** Looked for on PATH: the version that minipy follows, else the usual one; and the one with the old GIL. */
const USUAL: readonly (readonly string[])[] = [
  ["python3.13", "python3", "python"],
  ["python2.7", "python2"],
];

/** The CPythons to measure beside minipy: those named, or the usual ones. @throws Error when a named one is none */
export function findCPythons(named: readonly string[]): Subject[] {
  if (named.length > 0) {
    return named.map((command) => {
      const subject = cpythonSubject(command);
      if (subject === undefined) throw new Error(`'${command}' is no CPython that can be run`);
      return subject;
    });
  }
  const found = USUAL.map((commands) =>
    commands.reduce<Subject | undefined>((subject, command) => subject ?? cpythonSubject(command), undefined),
  );
  return found.filter((subject) => subject !== undefined);
}

/** The subjects of an experiment. */
export function subjectsOf(experiment: Experiment, cpythons: readonly Subject[]): Subject[] {
  const [major, minor] = experiment.oldestCPython;
  const able = cpythons.filter(
    ({ version }) => version[0] > major || (version[0] === major && version[1] >= minor),
  );
  return [...experiment.policies.map(minipySubject), ...able];
}
