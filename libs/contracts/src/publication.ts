import { ComponentResource, type ComponentResourceOptions, output } from "@pulumi/pulumi";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import {
  type Contract,
  type FieldName,
  type FieldValue,
  type Reference,
  fieldNames,
  outputName,
} from "./contract.ts";
import { kebabCase, settingPath } from "./settings.ts";

/**
 * Publishes a reference to SSM, one parameter for each field, under
 * `/mlops/<environment>/<app>/<contract>[/<instance>]/`, for notebooks and scripts that do not use Pulumi. Lists become
 * `StringList`.
 *
 * @example
 * return { network: new Publication(networkContract, network, options).exported };
 *
 * @example
 * const churn = instanceOf(endpointContract, "churn");
 * return { "endpoint-churn": new Publication(churn, churnEndpoint, options).exported };
 */
export class Publication<Ref extends Reference> extends ComponentResource {
  /**
   * The reference as a stack output, for {@link readContract}. It must be exported as `<contract>`, or as
   * `<contract>-<instance>` if the contract names an instance.
   */
  readonly exported: Readonly<Record<string, unknown>>;

  /**
   * @param contract the contract; of several references of a kind in one app each is an instance of its own
   * @param ref the component that the contract is about, or a reference to it
   */
  constructor(contract: Contract<Ref>, ref: Ref, opts?: ComponentResourceOptions) {
    const name = `${ref.environment.app}-${outputName(contract)}`;
    super("mlops:contracts:Publication", name, {}, opts);
    const values = fieldNames(contract).map((field): [FieldName<Ref>, FieldValue] => [
      field,
      // Contract.fields has exactly the fields of Ref whose values are outputs.
      ref[field] as FieldValue,
    ]);
    for (const [field, value] of values) {
      new Parameter(
        `${name}-${kebabCase(field)}`,
        {
          name: settingPath(ref.environment, contract, field),
          // The type is known in every preview, though the value may not be.
          type: contract.fields[field],
          // Nothing in a contract is secret; `value` would hide it in every preview.
          insecureValue: output<string | string[]>(value).apply((plain) =>
            Array.isArray(plain) ? plain.join(",") : plain,
          ),
          description: `${field} of the ${outputName(contract)} contract`,
        },
        { parent: this },
      );
    }
    const plain = (contract.plain ?? []).map((part) => [part, ref[part]]);
    this.exported = { environment: ref.environment, ...Object.fromEntries([...plain, ...values]) };
    this.registerOutputs({});
  }
}
