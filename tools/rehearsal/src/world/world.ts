import {
  type Answers,
  type Outcome,
  type RegisteredResource,
  type RemoteComponents,
  type RequestedResource,
  isProviderType,
  previewOutcome,
  providerUrnOf,
} from "@mlops/engine";
import type { StackWorld } from "@mlops/preview";
import type { CreatedResource } from "./created-resource.ts";
import { networkAnswers } from "./answers/network.ts";
import { parameterAnswers } from "./answers/parameters.ts";
import { filledOutcome } from "./filled-outputs.ts";
import { inventedUuid } from "./invented-text.ts";
import { type Place, placeOf } from "./place.ts";
import { expandRepository } from "./remote/ecr-repository.ts";
import { expandVpc } from "./remote/vpc.ts";
import { outputRules } from "./rules/index.ts";

const remoteComponents: RemoteComponents = {
  "awsx:ec2:Vpc": expandVpc,
  "awsx:ecr:Repository": expandRepository,
};

/** The pretend AWS: accounts into which all stacks are deployed. */
export class World {
  readonly #places = new Map<string, Place | undefined>();
  readonly #created: CreatedResource[] = [];
  readonly #answers: Answers = { ...networkAnswers(this.#created), ...parameterAnswers(this.#created) };

  /** What a stack is deployed into. */
  readonly stack = (): StackWorld => ({
    answers: this.#answers,
    remoteComponents,
    outcomeOf: (resource) => this.#create(resource),
  });

  /** Where a resource is, by the reference of its provider. */
  placeOf({ provider }: Pick<RegisteredResource, "provider">): Place | undefined {
    return this.#places.get(providerUrnOf(provider));
  }

  #create(resource: RequestedResource): Outcome {
    const { urn, type, inputs } = resource;
    if (isProviderType(type)) {
      this.#places.set(urn, placeOf(inputs));
      return { id: inventedUuid(urn), outputs: inputs };
    }
    const place = this.placeOf(resource);
    const rule = outputRules[type];
    const outcome = rule && place ? filledOutcome(resource, rule, place) : previewOutcome(resource);
    if (resource.custom) this.#created.push({ urn, type, inputs, place, ...outcome });
    return outcome;
  }
}
