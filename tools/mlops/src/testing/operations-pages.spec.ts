import { readFileSync } from "node:fs";
import { commandGroups } from "../command-groups.ts";
import { operationsPages, renderedPage } from "./operations-pages.ts";

test.each(operationsPages())(
  "%s shows what its command lines print: npm run docs:operations",
  async (page) => {
    expect(await renderedPage(page)).toBe(readFileSync(page, "utf8"));
  },
);

test.each(commandGroups)(
  "the page of $name shows each of its commands",
  async ({ name, page = name, load }) => {
    const text = readFileSync(`docs/operations/${page}.md`, "utf8");
    const names = (await load()).map((command) =>
      [name, command.name].filter((part) => part !== "").join(" "),
    );
    expect(names.filter((one) => !text.includes(`$ npm run mlops -- ${one} `))).toEqual([]);
  },
);
