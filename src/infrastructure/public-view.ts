declare const isPublic: unique symbol

/**
 * What may leave for the public: made by one function of its capability, which decides there, once, what is private.
 * An entity is none, so that handing one to a public page, feed or answer does not compile.
 */
export type PublicView<Shape> = Shape & { readonly [isPublic]: true }

/** For the `public-*.ts` files of capabilities alone. */
export function publicView<Shape>(shape: Shape): PublicView<Shape> {
  return shape as PublicView<Shape>
}

/** These fields of an entity and no others: one that is added to it later stays inside until it is named. */
export function only<Entity, Key extends keyof Entity>(entity: Entity, keys: readonly Key[]): Pick<Entity, Key> {
  return Object.fromEntries(keys.map((key) => [key, entity[key]])) as Pick<Entity, Key>
}
