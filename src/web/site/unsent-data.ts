import { data, type ServerBuild, type StaticHandlerContext } from 'react-router'

/** What a page is made from, where the framework finds nothing to write out for a browser. */
class Unsent {
  readonly #value: unknown
  constructor(value: unknown) {
    this.#value = value
  }
  get value() {
    return this.#value
  }
}

type Answer = (args: never) => unknown

/**
 * React Router encodes all data of a page for its framework in the browser, also where no page brings one: a tenth of what
 * a page costs. Here loaders and actions hand it an envelope in which it finds nothing; `openData` opens it before drawing.
 */
export function withUnsentData(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action, default: page } = route?.module ?? {}
    // What has no page answers with its data itself.
    if (!route || !page) return [id, route]
    const enveloped = { ...(loader && { loader: inEnvelope(loader) }), ...(action && { action: inEnvelope(action) }) }
    return [id, { ...route, module: { ...route.module, ...enveloped } }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function inEnvelope(answer: Answer) {
  return async (args: never) => {
    const answered = await answer(args)
    if (answered instanceof Response) return answered
    return isDataWithInit(answered) ? data(new Unsent(answered.data), answered.init ?? undefined) : new Unsent(answered)
  }
}

function isDataWithInit(value: unknown): value is ReturnType<typeof data> {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
}

/** The data as loaders and actions gave it. */
export function openData(context: StaticHandlerContext): StaticHandlerContext {
  const opened = (all: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [id, one instanceof Unsent ? one.value : one]))
  const { loaderData, actionData } = context
  return { ...context, loaderData: opened(loaderData), actionData: actionData && opened(actionData) }
}
