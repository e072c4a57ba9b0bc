import { keyCondition } from "./condition.ts";
import { requestContext } from "./request-context.ts";

const operators =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
const several =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html";
const sets =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html";
const variables = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html";

type Values = string | readonly string[];
type Row = [operator: string, wanted: Values, given: Values | undefined, truth: string];

const listOf = (values: Values) => (typeof values === "string" ? [values] : values);
const judge = (operator: string, wanted: Values, given: Values | undefined) =>
  keyCondition(operator, "aws:Key", listOf(wanted)).holds(
    requestContext({
      "aws:PrincipalTag/team": "nlp",
      "aws:PrincipalTag/star": "n*p",
      ...(given !== undefined && { "AWS:key": given }),
    }),
  );

const single: readonly Row[] = [
  ["StringEquals", "a", "a", "yes"],
  ["StringEquals", "a", "A", "no"],
  ["StringEquals", "a*", "ab", "no"],
  ["StringEquals", ["a", "b"], "b", "yes"],
  ["StringNotEquals", ["a", "b"], "b", "no"],
  ["StringNotEquals", ["a", "b"], "c", "yes"],
  ["StringEqualsIgnoreCase", "a", "A", "yes"],
  ["StringNotEqualsIgnoreCase", "a", "A", "no"],
  ["StringLike", "a*", "abc", "yes"],
  ["StringLike", "a?", "abc", "no"],
  ["StringNotLike", "a*", "abc", "no"],
  ["NumericEquals", "10", "10.0", "yes"],
  ["NumericNotEquals", "10", "11", "yes"],
  ["NumericLessThan", "10", "9", "yes"],
  ["NumericLessThan", "10", "10", "no"],
  ["NumericLessThanEquals", "10", "10", "yes"],
  ["NumericGreaterThan", "9", "10", "yes"],
  ["NumericGreaterThanEquals", "10", "9", "no"],
  ["DateEquals", "2026-01-01T00:00:00Z", "1767225600", "yes"],
  ["DateNotEquals", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "no"],
  ["DateLessThan", "2026-01-02", "2026-01-01T12:00:00Z", "yes"],
  ["DateLessThanEquals", "2026-01-01", "2026-01-01T00:00:00Z", "yes"],
  ["DateGreaterThan", "2026-01-01", "2026-01-01T00:00:00Z", "no"],
  ["DateGreaterThanEquals", "2026-01-01", "2026-01-01T00:00:00Z", "yes"],
  ["Bool", "true", "True", "yes"],
  ["Bool", "true", "false", "no"],
  ["BinaryEquals", "QmluYXJ5", "QmluYXJ5", "yes"],
  ["IpAddress", "203.0.113.0/24", "203.0.113.7", "yes"],
  ["IpAddress", "203.0.113.0/24", "203.0.114.7", "no"],
  ["IpAddress", "203.0.113.7", "203.0.113.7", "yes"],
  ["IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::1", "yes"],
  ["NotIpAddress", "203.0.113.0/24", "203.0.113.7", "no"],
  ["NotIpAddress", "203.0.113.0/24", "2001:db8::1", "yes"],
  ["IpAddress", "203.0.113.0/24", "2001:db8::1", "no"],
  ["ArnEquals", "arn:aws:sns:*:111122223333:t-*", "arn:aws:sns:eu-west-1:111122223333:t-1", "yes"],
  ["ArnLike", "arn:aws:sns:*:t-1", "arn:aws:sns:eu-west-1:111122223333:t-1", "no"],
  ["ArnNotEquals", "arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a/b", "no"],
  ["ArnNotLike", "arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b", "yes"],
];

const missing: readonly Row[] = [
  ["StringEquals", "a", [], "no"],
  ["StringNotEquals", "a", [], "yes"],
  ["StringEqualsIfExists", "a", [], "yes"],
  ["StringEqualsIfExists", "a", "b", "no"],
  ["NumericLessThan", "1", [], "no"],
  ["BoolIfExists", "true", [], "yes"],
  ["Null", "true", [], "yes"],
  ["Null", "false", [], "no"],
  ["Null", "true", "a", "no"],
  ["Null", "false", "a", "yes"],
];

const unknown: readonly Row[] = [
  ["StringEquals", "a", undefined, "perhaps"],
  ["StringNotEquals", "a", undefined, "perhaps"],
  ["StringEqualsIfExists", "a", undefined, "perhaps"],
  ["ForAllValues:StringEquals", "a", undefined, "perhaps"],
  ["ForAnyValue:StringEquals", "a", undefined, "perhaps"],
  ["Null", "true", undefined, "perhaps"],
];

const multiple: readonly Row[] = [
  ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], "yes"],
  ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], "no"],
  ["ForAllValues:StringEquals", ["a", "b"], [], "yes"],
  ["ForAllValues:StringNotLike", ["x*"], ["a", "b"], "yes"],
  ["ForAllValues:StringNotLike", ["x*"], ["a", "xb"], "no"],
  ["ForAnyValue:StringEquals", ["a", "b"], ["b", "c"], "yes"],
  ["ForAnyValue:StringEquals", ["a", "b"], ["c"], "no"],
  ["ForAnyValue:StringEquals", ["a", "b"], [], "no"],
  ["ForAnyValue:StringNotEquals", ["a"], ["a", "b"], "yes"],
  ["ForAnyValue:StringNotEquals", ["a"], [], "no"],
  ["ForAnyValue:StringEqualsIfExists", ["a"], [], "yes"],
];

const variable: readonly Row[] = [
  ["StringEquals", "${aws:PrincipalTag/team}", "nlp", "yes"],
  ["StringEquals", "${aws:PrincipalTag/Team}", "nlp", "yes"],
  ["StringEquals", "team/${aws:PrincipalTag/team}", "team/cv", "no"],
  ["StringLike", "${aws:PrincipalTag/team}/*", "nlp/1", "yes"],
  ["StringLike", "${aws:PrincipalTag/star}", "nlp", "no"],
  ["StringLike", "${aws:PrincipalTag/star}", "n*p", "yes"],
  ["StringLike", "a${*}", "ab", "no"],
  ["StringLike", "a${*}${?}${$}", "a*?$", "yes"],
  ["StringEquals", "${aws:PrincipalTag/cost}", "nlp", "perhaps"],
];

describe.each([
  ["a value of the request", operators, single],
  ["a request that does not carry the key", operators, missing],
  ["a request of which nothing is known", operators, unknown],
  ["several values", `${several} ${sets}`, multiple],
  ["a variable", variables, variable],
])("%s (%s)", (_, _source, rows) => {
  test.each(rows)("%s of %j, given %j: %s", (operator, wanted, given, truth) => {
    expect(judge(operator, wanted, given)).toBe(truth);
  });
});

test.each([
  ["StringEquals", "${aws:username, 'any'}", "yes"],
  ["StringEquals", "${aws:username}", "no"],
  ["StringNotEquals", "${aws:username}", "no"],
  ["StringNotLikeIfExists", "${aws:username}*", "no"],
  ["ForAllValues:StringNotEquals", "${aws:username}", "no"],
])(
  "a variable that the request does not carry takes its default, or nothing meets the condition: %s of %s",
  (operator, wanted, truth) => {
    const context = requestContext({ k: "any" }, true);
    expect(keyCondition(operator, "k", [wanted]).holds(context)).toBe(truth);
  },
);

test("a condition on a key that is not there is met in spite of a variable that is not, where it asks for that", () => {
  const condition = keyCondition("StringNotLikeIfExists", "k", ["${aws:username}*"]);
  expect(condition.holds(requestContext({}, true))).toBe("yes");
});
