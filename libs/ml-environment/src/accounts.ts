import { accountPattern } from "@mlops/aws";

/**
 * What is wrong with a list of other AWS accounts.
 * @param argument the argument's name, for the text
 * @param accounts the list as it came
 * @param own the account that the component lives in
 */
export function otherAccountProblems(argument: string, accounts: readonly string[], own: string): string[] {
  return accounts.flatMap((account, index) => {
    if (!accountPattern.test(account))
      return [`${argument}[${index}] is "${account}"; an account has 12 digits`];
    if (account === own)
      return [`${argument}[${index}] is ${account}, the component's own account; name others only`];
    if (accounts.indexOf(account) < index) return [`${argument}[${index}] is ${account} again; name it once`];
    return [];
  });
}
