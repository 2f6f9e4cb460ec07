const name = 'waymark-collection'
const lifeSeconds = 12 * 60 * 60

/** Remembers the right code for one address, so that its page can be looked at again that day. */
export function passCookie(pass: string, { path, origin }: { path: string; origin: string }): string {
  const secure = origin.startsWith('https://') ? '; Secure' : ''
  return `${name}=${pass}; Path=${path}; Max-Age=${lifeSeconds}; SameSite=Lax; HttpOnly${secure}`
}

export function passIn(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
