import { pretendCloud } from "@mlops/testing";

/** What `read` returns inside a program, where the root of the repository is known. */
export async function inProgram<Result>(read: () => Result): Promise<Result> {
  const results: Result[] = [];
  await pretendCloud(() => results.push(read()));
  const [result] = results;
  if (result === undefined) throw new Error("the program did not run");
  return result;
}
