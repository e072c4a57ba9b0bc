import { otherAccountProblems } from "./accounts.ts";

describe("a list of other accounts", () => {
  test.each<[string, string[], string[]]>([
    ["is right when it names others", ["222222222222", "333333333333"], []],
    ["is right when it is empty", [], []],
    [
      "names accounts by 12 digits",
      ["22222222222", "prod", "2222222222222"],
      [
        'accounts[0] is "22222222222"; an account has 12 digits',
        'accounts[1] is "prod"; an account has 12 digits',
        'accounts[2] is "2222222222222"; an account has 12 digits',
      ],
    ],
    [
      "does not name the component's own account",
      ["111122223333"],
      ["accounts[0] is 111122223333, the component's own account; name others only"],
    ],
    [
      "names each account once",
      ["222222222222", "333333333333", "222222222222"],
      ["accounts[2] is 222222222222 again; name it once"],
    ],
  ])("%s", (_, accounts, problems) => {
    expect(otherAccountProblems("accounts", accounts, "111122223333")).toEqual(problems);
  });
});
