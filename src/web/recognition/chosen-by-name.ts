interface Choice {
  name: string
  slug: string
}

/** How a choice is offered: its name, with what tells it from others where others have that name, or where it `needsMore`. */
export function labelsOf<One extends Choice>(
  choices: One[],
  whose: (one: One) => string,
  needsMore: (one: One) => boolean = () => false,
): string[] {
  return choices.map((one) =>
    needsMore(one) || choices.some((other) => isNamesake(one, other)) ? labelOf(one, whose) : one.name,
  )
}

/** Which choice is meant by what was typed; several may have one name. */
export function chosenByName<One extends Choice>(
  typed: string,
  { choices, whose }: { choices: One[]; whose: (one: One) => string },
): One | 'several' | undefined {
  const wanted = typed.toLowerCase()
  const isWanted = (text: string) => text.toLowerCase() === wanted
  const exact = choices.find((one) => isWanted(one.slug) || isWanted(labelOf(one, whose)))
  if (exact) return exact
  const named = choices.filter(({ name }) => isWanted(name))
  return named.length > 1 ? 'several' : named[0]
}

const labelOf = <One extends Choice>(one: One, whose: (one: One) => string) => `${one.name} (${whose(one)})`

const isNamesake = (one: Choice, other: Choice) => one !== other && one.name.toLowerCase() === other.name.toLowerCase()
