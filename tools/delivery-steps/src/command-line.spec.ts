import { z } from "zod";
import { buildCommand, checkedBy, givenSettings } from "./command-line.ts";

const settings = z.strictObject({
  name: z.string().describe("Name of it."),
  rate: z.number().default(0.5).describe("How much. Default: 0.5."),
  limit: z.int().optional().describe("At most. Default: no limit."),
});
const command = buildCommand("try", "Tries it.", settings, "0 tried, 2 not tried");
const given = (...args: string[]) => givenSettings(command, settings, args);

test("texts stay texts, and numbers become numbers, but for an empty text", () => {
  expect(given("--name", "7", "--rate", "0.25", "--limit", "")).toEqual({
    help: false,
    given: { name: "7", rate: 0.25, limit: "" },
  });
  expect(given("-h")).toEqual({ help: true, given: {} });
});

test.each([
  [
    ["--nane", "x"],
    /^--nane: there is no such option; expected one of --.*\n\nusage: npm run try -- \[OPTION\]…\n/s,
  ],
  [["--name"], /^Option '--name <value>' argument missing\n\nusage: /],
  [["name"], /^got "name"; expected options only$/],
])("%j is refused", (args, message) => {
  expect(() => given(...args)).toThrow(message);
});

test("every problem of the settings is told, by the names of the options", () => {
  expect(() => checkedBy(settings, { rate: "", limit: 1.5 })).toThrow(
    /^name: got nothing; .*\nrate: got ""; .*\nlimit: got 1.5; /,
  );
});
