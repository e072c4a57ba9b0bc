import arnForms from "../../../arn-forms/arn-forms.json" with { type: "json" };
import { filledExample, place } from "../testing/filled-example.ts";
import { outputRules } from "./index.ts";

const formsOf: Readonly<Record<string, string>> = arnForms.services;

/** Names that are paths. */
const mayHaveSlashes = /WithPath$|^ObjectName$|^ParameterName/;

/** What a form of the Service Authorization Reference takes, in the place of the examples. */
function patternOf(form: string): RegExp {
  const places: Readonly<Record<string, string>> = {
    Partition: place.partition,
    Region: place.region,
    Account: place.account,
  };
  const source = form
    .split(/(\$\{\w+\})/)
    .map((part) => {
      const name = /^\$\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?()|[\]\\]/g, "\\$&");
      return places[name] ?? (mayHaveSlashes.test(name) ? "[^:]+" : "[^:/]+");
    })
    .join("");
  return new RegExp(`^${source}$`);
}

const BEGINNING = "the beginning of the ARNs of an API's methods";
const URI = "what API Gateway calls, in the form of its integrations";
const NOT_LISTED = "policies name topics, not subscriptions";

/** ARNs that the reference does not list, because no policy names them. */
const unlisted: Readonly<Record<string, string>> = {
  "aws:apigatewayv2/api:Api executionArn": BEGINNING,
  "aws:apigatewayv2/stage:Stage executionArn": BEGINNING,
  "aws:lambda/alias:Alias invokeArn": URI,
  "aws:lambda/function:Function invokeArn": URI,
  "aws:lambda/function:Function qualifiedInvokeArn": URI,
  "aws:sns/topicSubscription:TopicSubscription arn": NOT_LISTED,
  "aws:sns/topicSubscription:TopicSubscription id": NOT_LISTED,
};

const filled = Object.keys(outputRules).flatMap((type) => {
  const { id, outputs } = filledExample(type);
  return Object.entries({ id, ...outputs }).flatMap(([output, value]): [string, string][] =>
    typeof value === "string" && value.startsWith("arn:") && output in { id, ...outputRules[type]?.outputs }
      ? [[`${type} ${output}`, value]]
      : [],
  );
});

test("every ARN that is filled has a form of the Service Authorization Reference", () => {
  const differing = filled.filter(([, arn]) => {
    const forms = formsOf[arn.split(":")[2] ?? ""]?.split(" ") ?? [];
    return !forms.some((form) => patternOf(form).test(arn));
  });
  expect(differing.filter(([output]) => !(output in unlisted))).toEqual([]);
  expect(differing).toHaveLength(Object.keys(unlisted).length);
  expect(filled.length).toBeGreaterThan(60);
});
