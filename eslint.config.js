import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "out/", "coverage/", ".nx/"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@pulumi/aws",
              allowTypeImports: true,
              message:
                "import the class from its own file (@pulumi/aws/s3/bucket.js): the index costs 0.2 s at start-up",
            },
            {
              name: "@pulumi/awsx",
              allowTypeImports: true,
              message:
                "import the class from its own file (@pulumi/awsx/ec2/vpc.js): the index costs 0.2 s at start-up",
            },
          ],
        },
      ],
    },
  },
  {
    // A component is constructed for its effect.
    files: ["**/*.ts"],
    rules: { "no-new": "off", "@typescript-eslint/no-extraneous-class": "off" },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
