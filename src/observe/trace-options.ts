/** What `--trace` and its companions ask for. */
export interface TraceOptions {
  /** File to write to; undefined: stderr. */
  readonly out: string | undefined;
  /** Rows after which tracing stops; 0: no limit. */
  readonly limit: number;
  /** Only threads of this name. */
  readonly thread: string | undefined;
  /** Only functions of this name (co_name or co_qualname). */
  readonly func: string | undefined;
  /** No addresses, no times. */
  readonly normalize: boolean;
  /** Also the code of the library (lib/), which threading and others are written in. */
  readonly lib: boolean;
}
