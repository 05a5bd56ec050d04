/**
 * Names of fields that mostly hold personal data, as the General Data Protection Regulation and PCI DSS mean it. The last
 * part of a nested name counts, in any way of writing it: `customer.emailAddress`, `customer_email`.
 */
const personalNames: readonly (readonly [what: string, name: RegExp])[] = [
  ['an e-mail address', /(^|_)e_?mail(_|$)/],
  ['a phone number', /(^|_)(phone|telephone|mobile|msisdn)(_|$)/],
  [
    'a name',
    /^((customer|user|person|guest|shopper|recipient|contact|employee|card_?holder)_)?(first|last|full|given|family|middle|sur|birth|maiden)_?name$|^(customer|person|guest|shopper|recipient|contact|employee|card_?holder)_name$/,
  ],
  [
    'a postal address',
    /^(.*_)?(street|postal|home|billing|shipping|delivery|mailing|customer)_?(address|line\d?)$|^address(_line)?_?\d?$|^street$/,
  ],
  ['a network address', /^(.*_)?(ip|ip_?v[46]|ip_?address|mac_?address)$|^remote_addr(ess)?$/],
  ['a date of birth', /(^|_)(birth_?da(te|y)|date_of_birth|dob)(_|$)/],
  [
    'an official number',
    /(^|_)(ssn|social_security(_number)?|passport(_no|_number)?|tax_id|national_id|driving_?licen[cs]e)(_|$)/,
  ],
  ['a means of payment', /(^|_)(card_?number|pan|iban|cvv|cvc|account_number)(_|$)/],
  ['a position', /^(.*_)?(latitude|longitude|geo_?location|gps)$/],
  ['an advertising or device id', /^(advertising_id|idfa|gaid|device_id|imei)$/],
];

/** What personal data a field’s name promises; undefined for one that promises none. */
export function personalData(field: string): string | undefined {
  const last = field.slice(field.lastIndexOf('.') + 1);
  const words = last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return personalNames.find(([, name]) => name.test(words))?.[0];
}
