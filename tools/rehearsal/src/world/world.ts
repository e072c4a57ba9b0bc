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

/** What is there before a deployment. */
export interface EarlierWorld {
  /** Resources that are there, by URN. */
  readonly resources: ReadonlyMap<string, Pick<CreatedResource, "id" | "inputs" | "outputs">>;
  /** URNs of resources that the deployment replaces: what AWS invents for them is new. */
  readonly replaced: ReadonlySet<string>;
}

/** The pretend AWS: accounts into which all stacks are deployed. */
export class World {
  readonly #earlier: EarlierWorld;
  readonly #places = new Map<string, Place | undefined>();
  readonly #created: CreatedResource[] = [];
  readonly #remoteComponents: RemoteComponents = {
    "awsx:ec2:Vpc": (component, register) =>
      expandVpc(this.placeOf({ provider: component.providers.aws ?? "" })?.region)(component, register),
    "awsx:ecr:Repository": expandRepository,
  };
  readonly #answers: Answers = { ...networkAnswers(this.#created), ...parameterAnswers(this.#created) };

  /** @param earlier what is there before. @default - nothing */
  constructor(earlier: EarlierWorld = { resources: new Map(), replaced: new Set() }) {
    this.#earlier = earlier;
  }

  /** What a stack is deployed into. */
  readonly stack = (): StackWorld => ({
    answers: this.#answers,
    remoteComponents: this.#remoteComponents,
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
    const outcome =
      rule && place
        ? filledOutcome(resource, rule, { place, ...this.#identityOf(resource) })
        : previewOutcome(resource);
    if (resource.custom) this.#created.push({ urn, type, inputs, place, ...outcome });
    return outcome;
  }

  /** What is there already keeps its id; what is replaced gets a new one. */
  #identityOf({ urn, aliases }: RequestedResource) {
    const { resources, replaced } = this.#earlier;
    if (replaced.has(urn)) return { seed: `${urn} replaced`, earlier: undefined };
    const known = [urn, ...aliases].find((name) => resources.has(name));
    return { seed: urn, earlier: known === undefined ? undefined : resources.get(known) };
  }
}
