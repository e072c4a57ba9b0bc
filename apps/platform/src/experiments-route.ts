import type { z } from "zod";
import { problem } from "@mlops/core";
import type { sections } from "./sections.ts";

type Sections = ReturnType<typeof sections>;

/** The settings that say whether experiments can be reached. */
interface Route {
  readonly network: z.output<Sections["network"]>;
  readonly studio?: z.output<Sections["studio"]>;
}

/**
 * What keeps people from reaching MLflow: nothing where NAT gateways lead to the internet. Without them a tracking server
 * needs its interface endpoint (https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-interface-endpoint.html); AWS
 * documents none for apps, whose address is `mlflow.sagemaker.<region>.app.aws`. A VPC that exists is its owner's matter.
 */
export function experimentsRouteProblems({ network, studio }: Route): string[] {
  const experiments = studio?.experiments;
  if (!experiments || typeof network.vpc !== "object" || !("create" in network.vpc)) return [];
  const { natGateways = "none" } = network.vpc.create;
  if (natGateways !== "none") return [];
  if (experiments.kind === "app") {
    const expected = '"server"; without NAT gateways there is no way to an MLflow app';
    return [problem("studio.experiments.kind", experiments.kind, expected)];
  }
  const additional = network.endpoints?.additional ?? [];
  const services = additional.map((each) => (typeof each === "string" ? each : each.service));
  if (services.includes("experiments")) return [];
  const why = "without NAT gateways a tracking server is reached through its interface endpoint alone";
  return [problem("network.endpoints.additional", additional, `"experiments" among them; ${why}`)];
}
