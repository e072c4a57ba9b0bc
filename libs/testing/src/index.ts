export { type Cloud, type PretendResource } from "./cloud.ts";
export { type PretendOptions, pretendCloud, pretendProblems } from "./pretend-cloud.ts";
export { type Answers, Secret, UNKNOWN, secret } from "@mlops/preview";
export { stackFileProblems, stackFileValues } from "./stack-file.ts";
