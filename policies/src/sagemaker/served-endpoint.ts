import { type Relation, type Target, relation } from "../resource/relation.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { sagemaker } from "../resource/resource-types.ts";
import {
  type EndpointConfiguration,
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "./endpoint-configuration.ts";

/** What an endpoint is made from, or may be. */
export interface Candidate {
  readonly resource: StackResource;
  /** Nothing of what may be something else. */
  readonly configuration: EndpointConfiguration | undefined;
}

/** An endpoint of a stack. */
export interface ServedEndpoint {
  readonly resource: StackResource;
  /** What it is known by. */
  readonly target: Target;
  /** What it is certainly made from, when that is in the stack too. */
  readonly configuration: EndpointConfiguration | undefined;
  readonly candidates: readonly Candidate[];
}

/** The endpoints of a stack. */
export function endpointsOf({ ofType }: Stack): readonly ServedEndpoint[] {
  const all = ofType(...endpointConfigurationTypes).filter(
    (one) => endpointConfigurationOf(one) !== undefined || one.props.at("typeName").isUnknown,
  );
  return ofType(sagemaker.endpoint).map((resource) => {
    const related = all.map((one) => ({ one, is: isMadeFrom(resource, one) }));
    const its = related.find(({ is }) => is === "yes")?.one;
    return {
      resource,
      target: {
        resources: [resource],
        types: [sagemaker.endpoint],
        names: [resource.props.at("name"), resource.props.at("id")],
      },
      configuration: its && endpointConfigurationOf(its),
      candidates: related
        .filter(({ is }) => is !== "no")
        .map(({ one }) => ({ resource: one, configuration: endpointConfigurationOf(one) })),
    };
  });
}

function isMadeFrom(endpoint: StackResource, configuration: StackResource): Relation {
  const { props } = configuration;
  const named = ["name", "id"].map((name) => props.at(name));
  return relation(endpoint, "endpointConfigName", {
    resources: [configuration],
    types: endpointConfigurationTypes,
    names: [...named, props.at("desiredState").parsed.at("EndpointConfigName")],
  });
}
