import { exampleFinding, exampleStack } from "../testing/example-report.ts";
import { mergedFindings, messagesOf } from "./merged-findings.ts";

const advisory = exampleFinding({ level: "advisory", message: "set size; size is 1" });
const mandatory = exampleFinding({ message: "set size; size is 2" });

describe("findings of several stacks", () => {
  test("are one where the same line makes the same resource, with the strictest level first", () => {
    const stacks = [exampleStack("app.dev", [advisory]), exampleStack("app.prod", [mandatory])];
    const merged = mergedFindings(stacks);
    expect(merged.map(({ members }) => members.map(({ stack }) => stack.stack))).toEqual([
      ["app.prod", "app.dev"],
    ]);
  });

  test("stay apart where lines differ", () => {
    const stacks = [
      exampleStack("app.dev", [advisory]),
      exampleStack("app.prod", [{ ...mandatory, line: 8 }]),
    ];
    expect(mergedFindings(stacks).map(({ members }) => members[0].finding.line)).toEqual([8, 7]);
  });

  test("stay apart within one stack, however alike they are", () => {
    expect(mergedFindings([exampleStack("app.dev", [advisory, advisory])])).toHaveLength(2);
  });

  test("say once what they have in common, and apart what differs", () => {
    const texts = (...messages: string[]) => {
      const stacks = messages.map((message, index) =>
        exampleStack(`app.${index}`, [{ ...mandatory, message }]),
      );
      return mergedFindings(stacks).map(messagesOf);
    };
    expect(texts("set size; size is 1", "set size; size is 1")).toEqual([
      [{ message: "set size; size is 1", stacks: ["app.0", "app.1"] }],
    ]);
    expect(texts("set size; size is 1", "set size; size is 2")).toEqual([
      [
        { message: "set size; size is 1", stacks: ["app.0"] },
        { message: "set size; size is 2", stacks: ["app.1"] },
      ],
    ]);
  });
});
