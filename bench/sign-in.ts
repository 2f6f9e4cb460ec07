/** The cookies of a person of the demonstration. */
export async function signedIn(origin: string, email = 'learner@demo.example'): Promise<string> {
  const answer = await fetch(`${origin}/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
