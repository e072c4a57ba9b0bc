import { Property } from "@mlops/api-constraints/property";
import { deniesPlainText } from "./plain-text-denial.ts";

const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const answer = (...Statement: unknown[]) =>
  deniesPlainText(Property.of(JSON.stringify({ Statement }), "policy"), [
    "sqs:SendMessage",
    "sqs:ReceiveMessage",
  ]);
/** As the SDK hands over what is known later. */
class UnknownValueError extends Error {}
const withUnknown = (statement: object, name: string) =>
  new Proxy(statement, {
    get(target, key) {
      if (key === name) throw new UnknownValueError("unknown");
      return Reflect.get(target, key);
    },
  });
const answerLater = (name: string, statement: object = denial) =>
  deniesPlainText(Property.of({ Statement: [withUnknown(statement, name)] }, "policy"), ["sqs:SendMessage"]);

describe("a policy that denies plain text", () => {
  test.each([
    ["as it is usually written", denial],
    ["with principals of all accounts", { ...denial, Principal: { AWS: "*" } }],
    ["with actions one by one", { ...denial, Action: ["sqs:SendMessage", "SQS:receivemessage"] }],
    ["with a list of one value", { ...denial, Condition: { Bool: { "aws:securetransport": ["false"] } } }],
    ["with a value that is no text", { ...denial, Condition: { Bool: { "aws:SecureTransport": false } } }],
    ["also without the key", { ...denial, Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }],
  ])("is one %s", (_, statement) => {
    expect(answer({ Effect: "Allow", Principal: "*", Action: "sqs:*" }, statement)).toBe("yes");
  });

  test("is one in two statements", () => {
    expect(
      answer({ ...denial, Action: "sqs:SendMessage" }, { ...denial, Action: "sqs:ReceiveMessage" }),
    ).toBe("yes");
  });

  test.each([
    ["allows it", { ...denial, Effect: "Allow" }],
    ["is about one account", { ...denial, Principal: { AWS: "111122223333" } }],
    ["is about some actions", { ...denial, Action: "sqs:SendMessage" }],
    ["is about TLS", { ...denial, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    ["has no condition", { ...denial, Condition: undefined }],
    [
      "has another condition too",
      {
        ...denial,
        Condition: { ...denial.Condition, StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ],
    [
      "has another key too",
      { ...denial, Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } },
    ],
    ["has another operator", { ...denial, Condition: { StringNotEquals: { "aws:SecureTransport": "x" } } }],
  ])("is none that %s", (_, statement) => {
    expect(answer(statement)).toBe("no");
  });

  test.each([undefined, null, "", "no JSON", {}])("is none that is %j", (policy) => {
    expect(deniesPlainText(Property.of(policy, "policy"), ["sqs:SendMessage"])).toBe("no");
  });

  test.each(["Effect", "Principal", "Action", "Condition"])("may be one whose %s is known later", (name) => {
    expect(answerLater(name)).toBe("maybe");
  });

  test("is none whatever the rest when it allows", () => {
    expect(answerLater("Condition", { ...denial, Effect: "Allow" })).toBe("no");
  });

  test("may be one whose statements are known later", () => {
    const policy = Property.of(withUnknown({ Statement: [] }, "Statement"), "policy");
    expect(deniesPlainText(policy, ["sqs:SendMessage"])).toBe("maybe");
  });
});
