import { redirect } from 'react-router'
import { readSpot, writeSpot } from '#capabilities/programme/application.ts'
import {
  type UpdateCallApplicationOutcome,
  updateCallApplication,
} from '#capabilities/programme/update-call-application.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import {
  type MapView,
  moved,
  pictureSize,
  readView,
  viewAround,
  writeView,
  zoomed,
} from '#infrastructure/map/map-view.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { MapMoves } from '#web/map/map-moves.tsx'
import { positionTrouble } from '#web/map/position-trouble.ts'
import { middleOfBritain, positionOf } from '#web/places/read-neighbourhoods.ts'
import { withFilter } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-spot'
import { applicationInHand } from './application-in-hand.ts'
import { NarrowPage } from './narrow-page.tsx'
import { drawSpot } from './spot-map.ts'
import { SpotPicture } from './spot-picture.tsx'

async function writable(args: Route.LoaderArgs | Route.ActionArgs) {
  const held = await applicationInHand(args)
  if (!held.mayEdit) throw new Response(null, { status: 403 })
  return held
}

/** As much as a town and what is around it. */
const aroundMeters = 20_000
const britain: MapView = { latitude: 54.6, longitude: -3.4, zoom: 5 }

export async function loader(args: Route.LoaderArgs) {
  const visit = visitOf(args)
  const { application, here } = await writable(args)
  if (application.state === 'withdrawn') throw redirect(here)
  const asked = new URL(args.request.url).searchParams
  const near = (asked.get('near') ?? '').slice(0, 120)
  const { placeName = '', spot = '' } = application.typed.place ?? {}
  const around = (at: { latitude: number; longitude: number }) =>
    viewAround(at, { meters: aroundMeters, size: pictureSize })
  const stored = readSpot(spot)
  let view = readView(asked.get('view'))
  let trouble: MessageKey | undefined
  if (!view && (near || !stored)) {
    // Where its name is known, the map begins there: nothing is kept before the button is pressed.
    const found = await positionOf(visit, near || placeName, middleOfBritain)
    if (found.ok) view = around(found.position)
    else if (near) trouble = positionTrouble[found.refusal]
  }
  view ??= stored ? around(stored) : britain
  return { here, view, near, trouble, stored: stored !== undefined, placeName, map: await drawSpot(visit, view) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const refused: Record<Extract<UpdateCallApplicationOutcome, { ok: false }>['refusal'], MessageKey> = {
  'application-not-found': 'applying.refused.application-not-found',
  'application-is-settled': 'applying.refused.application-is-settled',
  'changed-meanwhile': 'applying.spot.changed',
  'answer-is-too-long': 'applying.spot.unknown',
  'not-allowed': 'together.refused.not-allowed',
}

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { link, application, here } = await writable(args)
  const form = await args.request.formData()
  const doing = form.get('do')
  if (doing !== 'keep' && doing !== 'remove') throw new Response(null, { status: 400 })
  const { spot: _, ...rest } = application.typed.place ?? {}
  const spot = readSpot(String(form.get('spot')))
  if (doing === 'keep' && !spot) return { notice: 'applying.spot.unknown' satisfies MessageKey as MessageKey }
  const typed = doing === 'keep' && spot ? { ...rest, spot: writeSpot(spot) } : rest
  const change = { ...link, topic: 'place' as const, typed, basedOn: revisionOf(application.typed.place ?? {}) }
  const kept = await updateCallApplication(change, { ...services, now })
  return kept.ok ? redirect(`${here}/place`) : { notice: refused[kept.refusal] }
}

/** A place is found by name or postcode, or by moving the map; what lies in the ring is kept by a press. */
export default function ApplicationSpotPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, view, near, trouble, stored, placeName, map } = loaderData
  const { t } = useTranslation()
  const title = t('applying.spot.title')
  const address = { path: `${here}/spot`, filters: {} }
  return (
    <NarrowPage title={title} back={{ href: `${here}/place`, label: t('applying.topic.place') }}>
      {actionData && <Notice tone="warn" title={t(actionData.notice)} live />}
      <PageHead title={title} lead={t('applying.spot.lead')} />
      <SearchBox
        action={address.path}
        label={title}
        variant="list"
        fields={[{ name: 'near', label: t('applying.spot.near'), value: near, example: placeName }]}
        submit={t('applying.spot.find')}
      />
      {trouble && (
        <Notice tone="warn" title={t(trouble, { terms: near })} live>
          <p>{t('applying.spot.help')}</p>
        </Notice>
      )}
      <SpotPicture map={map} label={t('applying.spot.picture')} moves={<MapMoves view={view} address={address} />}>
        <Squares view={view} href={(to) => withFilter(address, { view: writeView(to) })} />
      </SpotPicture>
      <Form>
        <input type="hidden" name="spot" value={writeSpot(view)} />
        <ButtonGroup>
          <Button name="do" value="keep">
            {t('applying.spot.keep')}
          </Button>
          {stored && (
            <Button kind="quiet" name="do" value="remove">
              {t('applying.spot.remove')}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </NarrowPage>
  )
}

const [across, down] = [11, 10]

/** Pressing on the map leads there, nearer; who uses a keyboard or listens has the moves beside it. */
function Squares({ view, href }: { view: MapView; href: (to: MapView) => string }) {
  const [width, height] = [pictureSize.width / across, pictureSize.height / down]
  const squares = Array.from({ length: across * down }, (_, index) => ({
    column: index % across,
    row: Math.floor(index / across),
  }))
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no key leads into it, and the moves beside the map lead to the same views
    <g aria-hidden="true">
      {squares.map(({ column, row }) => {
        const to = moved(view, pictureSize, { right: (column + 0.5) / across - 0.5, down: (row + 0.5) / down - 0.5 })
        return (
          <a key={`${column} ${row}`} href={href(zoomed(to, 1))} tabIndex={-1} className="map-square">
            <rect x={column * width} y={row * height} width={width} height={height} />
          </a>
        )
      })}
    </g>
  )
}
