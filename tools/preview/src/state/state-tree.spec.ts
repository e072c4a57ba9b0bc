import { treeProblems } from "./state-tree.ts";

const urn = (name: string, stack = "dev") => `urn:pulumi:${stack}::shop::a:b:C::${name}`;
const node = (name: string, parent = "") => ({ urn: urn(name), parent: parent && urn(parent) });

test("a tree has no problems, in whatever order its resources come", () => {
  expect(treeProblems([node("leaf", "branch"), node("branch", "root"), node("root"), node("other")])).toEqual(
    [],
  );
});

test("a stack whose name is a path is refused, because files are named after it", () => {
  expect(treeProblems([{ urn: urn("a", "../../x"), parent: "" }])).toEqual([
    'stack: got "../../x"; expected at most 100 letters, digits, "-", "_" or "."',
  ]);
});

test("a URN that comes twice is refused", () => {
  expect(treeProblems([node("a"), node("a")])).toEqual([`${urn("a")}: got it twice; expected each URN once`]);
});

test("a parent that is not there is missed", () => {
  expect(treeProblems([node("a", "gone")])).toEqual([
    `${urn("a")}: parent: got "${urn("gone")}"; expected a resource of the state`,
  ]);
});

test("resources that are within each other are refused, once for each circle", () => {
  expect(
    treeProblems([node("own", "own"), node("a", "b"), node("b", "c"), node("c", "b"), node("d", "a")]),
  ).toEqual([
    `${urn("own")}: parent: got itself or a resource within it`,
    `${urn("b")}: parent: got itself or a resource within it`,
  ]);
});

test("a parent is not looked for in more levels than a report can have", () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) => node(`n${index}`, index === 0 ? "" : `n${index - 1}`));
  expect(treeProblems(chain(500).reverse())).toEqual([]);
  expect(treeProblems(chain(20_000))).toEqual([
    `${urn("n500")}: parent: got more than 500 resources within each other; expected fewer`,
  ]);
});
