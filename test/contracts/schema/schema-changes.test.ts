import { schemaChanges } from '../../../lib/contracts/schema/schema-changes';

const of = (schema: unknown) => ({ format: 'jsonSchema' as const, schema });
const closed = (properties: Record<string, unknown>, required: readonly string[] = []) =>
  of({ type: 'object', properties, required, additionalProperties: false });
const open = (properties: Record<string, unknown>, required: readonly string[] = []) =>
  of({ type: 'object', properties, required });
const text = { type: 'string' };
const whole = { type: 'integer' };

/** `backward break properties.a` and the like, sorted. */
const found = (before: ReturnType<typeof of>, after: ReturnType<typeof of>) =>
  schemaChanges(before, after, 'full')
    .map(({ direction, kind, path }) => `${direction} ${kind} ${path.join('.')}`)
    .sort();

describe('what a change of a JSON Schema breaks', () => {
  test.each([
    [
      'an optional property is added, closed',
      closed({ a: text }),
      closed({ a: text, b: text }),
      ['forward break properties.b'],
    ],
    [
      'a required one is added, closed',
      closed({}),
      closed({ b: text }, ['b']),
      ['backward break properties.b', 'forward break properties.b'],
    ],
    ['a property is added, open', open({}), open({ b: text }), ['backward undecided properties.b']],
    ['a property without a type is added, open', open({}), open({ b: {} }), []],
    ['a property is removed, open', open({ b: text }), open({}), ['forward undecided properties.b']],
    ['the content model is closed', open({ a: text }), closed({ a: text }), ['backward break additionalProperties']],
    ['one becomes required', open({ a: text }), open({ a: text }, ['a']), ['backward break properties.a']],
    ['a type is widened', open({ a: whole }), open({ a: { type: 'number' } }), ['forward break properties.a.type']],
    [
      'null is allowed',
      open({ a: text }),
      open({ a: { type: ['string', 'null'] } }),
      ['forward break properties.a.type'],
    ],
    ['a value is added', of({ enum: ['A'] }), of({ enum: ['A', 'B'] }), ['forward break enum']],
    ['a const becomes an enum with it', of({ const: 1 }), of({ enum: [1, 2] }), ['forward break enum']],
    [
      'a maximum is raised',
      of({ type: 'integer', maximum: 9 }),
      of({ type: 'integer', maximum: 10 }),
      ['forward break maximum'],
    ],
    [
      'the same limit is written in another way',
      of({ type: 'integer', maximum: 9 }),
      of({ type: 'integer', exclusiveMaximum: 10 }),
      [],
    ],
    ['a length is limited', of(text), of({ type: 'string', maxLength: 5 }), ['backward break maxLength']],
    [
      'a pattern changes',
      of({ type: 'string', pattern: '^a' }),
      of({ type: 'string', pattern: '^ab?' }),
      ['backward undecided pattern', 'forward undecided pattern'],
    ],
    ['a format is asked for', of(text), of({ type: 'string', format: 'uuid' }), ['backward undecided format']],
    [
      'items narrow',
      of({ type: 'array', items: { type: 'number' } }),
      of({ type: 'array', items: whole }),
      ['backward break items.type'],
    ],
    [
      'a closed tuple gets longer',
      of({ type: 'array', items: [text], additionalItems: false }),
      of({ type: 'array', items: [text, text], additionalItems: false }),
      ['forward break additionalItems'],
    ],
    ['a member of anyOf is added', of({ anyOf: [text] }), of({ anyOf: [text, whole] }), ['forward break anyOf']],
    [
      'a member of oneOf of another type is added',
      of({ oneOf: [text] }),
      of({ oneOf: [text, whole] }),
      ['forward break oneOf'],
    ],
    [
      'a condition is added to allOf',
      of({ allOf: [text] }),
      of({ allOf: [text, { minLength: 1 }] }),
      ['backward break allOf.1.minLength'],
    ],
    ['union is written as types', of({ anyOf: [text, { type: 'null' }] }), of({ type: ['string', 'null'] }), []],
    [
      'a part moves into definitions',
      open({ a: text }),
      of({ type: 'object', properties: { a: { $ref: '#/definitions/t' } }, definitions: { t: text } }),
      [],
    ],
    [
      'only words change',
      of({ type: 'string', title: 'A', description: 'a' }),
      of({ type: 'string', 'x-note': 1 }),
      [],
    ],
    [
      'a keyword of a later draft comes',
      of(text),
      of({ type: 'string', unevaluatedProperties: false }),
      ['backward undecided unevaluatedProperties'],
    ],
    [
      'a reference leads nowhere',
      of(text),
      of({ $ref: '#/definitions/none' }),
      ['backward undecided ', 'forward undecided '],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(found(before, after)).toEqual(changes);
  });

  test('members of oneOf that can’t be told apart are a question, and with a const no question', () => {
    const kind = (value: string, ...more: readonly string[]) => ({
      type: 'object',
      properties: { kind: { const: value } },
      required: ['kind', ...more],
    });
    expect(found(of({ oneOf: [open({}).schema] }), of({ oneOf: [open({}).schema, kind('B')] }))).toContain(
      'backward undecided oneOf',
    );
    expect(schemaChanges(of({ oneOf: [kind('A')] }), of({ oneOf: [kind('A'), kind('B')] }), 'backward')).toEqual([]);
  });

  test('a default for a new required property is a question: only some readers fill it in', () => {
    expect(found(closed({ a: text }), closed({ a: { type: 'string', default: '' } }, ['a']))).toEqual([
      'backward undecided properties.a',
    ]);
  });

  test('says what was, what is, why and how to mend it', () => {
    expect(
      schemaChanges(of({ type: 'string', maxLength: 10 }), of({ type: 'string', maxLength: 5 }), 'backward'),
    ).toEqual([
      {
        kind: 'break',
        path: ['maxLength'],
        was: '10',
        is: '5',
        direction: 'backward',
        why: 'Who reads by the new version refuses records of the old one: "maxLength" is 5 where what is written has 10.',
        fix: 'Let the new version take "maxLength" 10; where it can’t, write to a new topic and move the readers.',
        version: 0,
      },
    ]);
  });
});

describe('modes', () => {
  const [one, two, three] = [{ type: 'integer' }, { type: 'string' }, { type: ['string', 'null'] }].map(of) as [
    ReturnType<typeof of>,
    ReturnType<typeof of>,
    ReturnType<typeof of>,
  ];

  test('none asks nothing', () => expect(schemaChanges(one, two, 'none')).toEqual([]));

  test('the transitive ones compare with every version, the others with the last', () => {
    expect(schemaChanges([one, two], three, 'backward')).toEqual([]);
    expect(schemaChanges([one, two], three, 'backwardTransitive')).toMatchObject([
      { version: 0, direction: 'backward' },
    ]);
    expect(schemaChanges([one, two], three, 'forward')).toMatchObject([{ version: 1 }]);
    expect(schemaChanges([one, two], three, 'forwardTransitive').map(({ version }) => version)).toEqual([0, 1]);
    expect(new Set(schemaChanges([one, two], three, 'fullTransitive').map(({ direction }) => direction)).size).toBe(2);
  });

  test('a version without a schema is compared with nothing, and counts', () => {
    expect(schemaChanges([one, undefined], three, 'backward')).toEqual([]);
    expect(schemaChanges([one, undefined], three, 'backwardTransitive')).toMatchObject([{ version: 0 }]);
    expect(schemaChanges([undefined, two], three, 'forward')).toMatchObject([{ version: 1 }]);
  });

  test('a first version has nothing to be held against', () => {
    expect(schemaChanges([], one, 'fullTransitive')).toEqual([]);
  });

  test('another format is a break', () => {
    expect(schemaChanges({ format: 'avro', schema: 'string' }, two, 'backward')).toMatchObject([
      { kind: 'break', was: 'avro', is: 'jsonSchema' },
    ]);
  });
});

describe('schemas that hold themselves', () => {
  /** A category that holds categories, as resolved references are: the object itself. */
  const category = (leaf: unknown) => {
    const schema: Record<string, unknown> = { type: 'object', additionalProperties: false };
    schema['properties'] = { name: leaf, parent: schema, children: { type: 'array', items: schema } };
    return of(schema);
  };

  test('come to an end and find what changed inside', () => {
    expect(found(category(text), category(text))).toEqual([]);
    expect(found(category(text), category({ type: 'string', maxLength: 5 }))).toContain(
      'backward break properties.name.maxLength',
    );
  });

  test('are followed through "$ref" too', () => {
    const linked = (leaf: unknown) =>
      of({ type: 'object', properties: { name: leaf, next: { $ref: '#' } }, additionalProperties: false });
    expect(found(linked(whole), linked({ type: 'number' }))).toEqual(['forward break properties.name.type']);
  });

  test('without a step into the record are a question', () => {
    const loop: Record<string, unknown> = {};
    loop['anyOf'] = [loop, { type: 'string' }];
    expect(
      schemaChanges(of(loop), of({ anyOf: [{ $ref: '#' }, { type: 'string' }] }), 'full').map(({ kind }) => kind),
    ).toContain('undecided');
  });

  test('and parts that are used in very many places', () => {
    const chain = (depth: number): unknown => {
      let part: unknown = { type: 'string' };
      for (let step = 0; step < depth; step += 1) part = { type: 'object', properties: { l: part, r: part } };
      return part;
    };
    expect(schemaChanges(of(chain(30)), of(chain(31)), 'full').length).toBeGreaterThan(0);
  });
});
