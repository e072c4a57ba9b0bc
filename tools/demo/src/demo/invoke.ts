import { InputProblem } from "@mlops/preview/command";

/** A request and its answer. */
export interface Invocation {
  readonly contentType: string;
  readonly request: string;
  readonly answer: string;
}

const requests = [
  {
    contentType: "application/json",
    request: JSON.stringify({ instances: ["What a lovely day :)", "I hate waiting in line."] }),
  },
  { contentType: "application/jsonlines", request: JSON.stringify({ text: "Thanks, that was great!" }) },
];

/** Ask the container itself, in each of its types. */
export async function invoke(containerUrl: string): Promise<Invocation[]> {
  const found: Invocation[] = [];
  for (const { contentType, request } of requests)
    found.push(await invokeOnce(containerUrl, contentType, request));
  return found;
}

async function invokeOnce(containerUrl: string, contentType: string, request: string): Promise<Invocation> {
  const answer = await fetch(`${containerUrl}/invocations`, {
    method: "POST",
    headers: { "content-type": contentType },
    body: request,
  });
  const text = await answer.text();
  if (!answer.ok) throw new InputProblem(`/invocations: got ${answer.status} ${text.trim()}; expected 200`);
  return { contentType, request, answer: text.trim() };
}
