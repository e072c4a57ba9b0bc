export { type AccessRequest, type Caller, isAllowed } from "./access.ts";
export { type Cloud, type PretendResource } from "./cloud.ts";
export { matchesEvent } from "./event-pattern.ts";
export { type Missing, type SectionsOf, nothingIsMissing } from "./plain-arguments.ts";
export { type PretendOptions, pretendCloud, pretendProblems } from "./pretend-cloud.ts";
export { type Answers, Secret, UNKNOWN, secret } from "@mlops/engine";
export { stackFileProblems, stackFileValues } from "./stack-file.ts";
