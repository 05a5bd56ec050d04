export const catalogueHelp = `
The page is one file without anything it has to load: open it from the disk, or put it where people look. Search takes
words that all have to be there, and a word may say where: name:, owner:, class:, field:, principal:, group:. A link to
one topic is the page with "#" and its name. Without scripts the page is whole, only not searched.

Costs follow from the rates of the contracts and the prices of the plan; where no price is known they are left out.

Examples:
  automq-kit contracts catalogue deployments/acme.yaml --out topics.html
  automq-kit contracts catalogue deployments/acme.yaml --format json
  automq-kit contracts catalogue deployments/acme.yaml --format markdown --out topics.md --as-of 2026-11-21
`;
