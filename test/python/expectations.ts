/**
 * What a script of test/python expects, from its comments:
 *
 *     print(x)            # expect: 3                 a line of stdout; all of them, in order
 *     x.pop()             # expect error: IndexError: pop from empty list      the last line of stderr; exit status 1
 *     # expect stderr: some text                      stderr contains it
 *     # expect syntax error: invalid syntax           as `expect error: SyntaxError: …`
 *     # expect exit: 3                                the exit status
 *     # args: -O                                      options of minipy for this script
 */
export interface Expectations {
  readonly stdout: readonly string[];
  readonly error: string | undefined;
  readonly stderr: readonly string[];
  readonly exit: number;
  readonly args: readonly string[];
}

/** Read the expectations of a script. */
export function readExpectations(source: string): Expectations {
  const stdout: string[] = [];
  const stderr: string[] = [];
  let error: string | undefined;
  let exit: number | undefined;
  let args: string[] = [];
  for (const line of source.split("\n")) {
    const match =
      /# (expect|expect error|expect syntax error|expect stderr|expect exit|args):(?: (.*))?$/.exec(line);
    if (match === null) continue;
    const text = match[2] ?? "";
    switch (match[1]) {
      case "expect":
        stdout.push(text);
        break;
      case "expect error":
        error = text;
        break;
      case "expect syntax error":
        error = `SyntaxError: ${text}`;
        break;
      case "expect stderr":
        stderr.push(text);
        break;
      case "expect exit":
        exit = Number(text);
        break;
      case "args":
        args = text.split(" ");
        break;
    }
  }
  return { stdout, error, stderr, exit: exit ?? (error === undefined ? 0 : 1), args };
}
