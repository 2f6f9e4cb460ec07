import fastify from 'fastify'

// The least that a page of a place can cost: a process of its own that fills a template with eighteen cards.

const cards = Array.from({ length: 18 }, (_, number) => ({
  title: `Learn to do thing ${number}`,
  text: 'A short course for people who like to know how things work and who want to try them out themselves.',
  when: 'Sat 5 June, 10am–12pm',
  href: `/plymouth/opportunities/thing-${number}`,
}))

const page = () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Plymouth</title><link rel="stylesheet" href="/style.css"></head>
<body><header><nav><a href="/">Waymark</a> <a href="/plymouth/badges">Badges</a></nav></header><main><h1>Plymouth</h1><ul>
${cards.map(({ title, text, when, href }) => `<li class="card"><h3><a href="${href}">${title}</a></h3><p>${text}</p><p class="muted">${when}</p></li>`).join('')}
</ul></main></body></html>`

const app = fastify()
app.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(page()))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
