/** Depth of stack traces while programs run: enough to find the program's own line, and no more. */
export const traceDepth = { usual: 15, traced: 100 } as const;
