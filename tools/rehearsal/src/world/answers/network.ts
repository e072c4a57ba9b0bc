import { type Answers, type PlainValue, type Question, UNKNOWN, toPlain } from "@mlops/engine";
import type { CreatedResource } from "../created-resource.ts";

/**
 * What AWS answers about subnets and route tables that are there.
 * @param created resources of the stack, in the order in which they were created; it grows
 */
export function networkAnswers(created: readonly CreatedResource[]): Answers {
  const ofType = (type: string) => created.filter((resource) => resource.type === type);
  return {
    "aws:ec2/getSubnets": ({ args }) => {
      const filters = filtersOf(args.filters);
      if (!filters) return UNKNOWN;
      const fitting = ofType("aws:ec2/subnet:Subnet").filter((subnet) =>
        filters.every(({ property, values }) => values.includes(toPlain(subnet.inputs[property] ?? null))),
      );
      return { id: "subnets", ids: fitting.map(({ id }) => id) };
    },
    "aws:ec2/getRouteTable": ({ args }: Question) => {
      const association = ofType("aws:ec2/routeTableAssociation:RouteTableAssociation").find(
        ({ inputs }) => toPlain(inputs.subnetId ?? null) === args.subnetId,
      );
      if (!association) return UNKNOWN;
      const id = toPlain(association.inputs.routeTableId ?? null);
      return { id, routeTableId: id, subnetId: args.subnetId ?? null };
    },
  };
}

/** Names of EC2's filters, and the inputs that they are about. */
const filteredInputs: Readonly<Record<string, string>> = { "vpc-id": "vpcId", "cidr-block": "cidrBlock" };

interface Filter {
  readonly property: string;
  readonly values: readonly PlainValue[];
}

/** The filters of a question; nothing if one of them is not known here. */
function filtersOf(value: PlainValue | undefined): readonly Filter[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const filters = value.map((filter) => {
    if (typeof filter !== "object" || filter === null || !("name" in filter)) return undefined;
    const { name, values } = filter;
    const property = typeof name === "string" ? filteredInputs[name] : undefined;
    return property !== undefined && Array.isArray(values) ? { property, values } : undefined;
  });
  return filters.every((filter) => filter !== undefined) ? filters : undefined;
}
