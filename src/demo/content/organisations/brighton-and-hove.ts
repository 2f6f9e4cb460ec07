import type { OrganisationContent } from '../content.ts'

export const brightonOrganisations: OrganisationContent[] = [
  {
    name: 'Tull & Marrable Builders',
    kind: 'employer',
    description: [
      'We build homes and schools and take on people who have never held a trowel.',
      'Rydyn ni’n adeiladu cartrefi ac ysgolion ac yn cyflogi pobl sydd erioed wedi dal trywel.',
    ],
    neighbourhood: 'hollingbury',
    offers: ['site-safety-day', 'bricklaying-taster', 'joinery-apprenticeship'],
  },
  {
    name: 'Sunspar Roofing and Solar',
    kind: 'employer',
    description: [
      'Roofers who now fit more solar panels than slates.',
      'Towyr sydd bellach yn gosod mwy o baneli solar na llechi.',
    ],
    neighbourhood: 'portslade',
    offers: ['solar-installer-taster', 'site-safety-day'],
  },
  {
    name: 'The Larkmere Hotel',
    kind: 'employer',
    description: [
      'A hotel of 80 rooms by the sea, with a kitchen that trains its own cooks.',
      'Gwesty 80 ystafell wrth y môr, gyda chegin sy’n hyfforddi ei chogyddion ei hun.',
    ],
    neighbourhood: 'kemptown',
    offers: ['hotel-front-of-house', 'spanish-for-hospitality', 'catering-apprenticeship'],
  },
  {
    name: 'Seven Gulls Hotel',
    kind: 'employer',
    description: [
      'A family hotel where most of the team started on the front desk.',
      'Gwesty teuluol lle dechreuodd y rhan fwyaf o’r tîm wrth y dderbynfa.',
    ],
    neighbourhood: 'hove',
    offers: ['hotel-front-of-house', 'customer-service', 'spanish-for-hospitality', 'barista-basics'],
  },
  {
    name: 'Eastcliff Hospital Kitchens',
    kind: 'employer',
    description: [
      'We cook 2,000 meals a day for patients and staff.',
      'Rydyn ni’n coginio 2,000 o brydau y dydd i gleifion a staff.',
    ],
    neighbourhood: 'kemptown',
    offers: ['catering-apprenticeship', 'food-hygiene', 'cook-for-four'],
  },
  {
    name: 'Pixelmoth Games',
    kind: 'employer',
    description: [
      'A small studio that makes puzzle games which everybody can play.',
      'Stiwdio fach sy’n gwneud gemau pos y gall pawb eu chwarae.',
    ],
    neighbourhood: 'north-laine',
    offers: ['coding-club', 'coding-with-data', 'digital-accessibility-testing'],
  },
  {
    name: 'Brightkelp Web Studio',
    kind: 'employer',
    description: [
      'We design websites for charities and test every one without a mouse.',
      'Rydyn ni’n dylunio gwefannau i elusennau ac yn profi pob un heb lygoden.',
    ],
    neighbourhood: 'north-laine',
    offers: ['digital-accessibility-testing', 'coding-with-data', 'online-safety'],
  },
  {
    name: 'Chalk and Cable Films',
    kind: 'employer',
    description: [
      'Camera, sound and editing for short films about the south coast.',
      'Camera, sain a golygu ar gyfer ffilmiau byr am arfordir y de.',
    ],
    neighbourhood: 'hanover',
    offers: ['film-editing', 'podcasting', 'photo-walk'],
  },
  {
    name: 'Southbeam Buses',
    kind: 'employer',
    description: [
      'Buses to every corner of the city, and a driving school of our own.',
      'Bysiau i bob cwr o’r ddinas, a’n hysgol yrru ein hunain.',
    ],
    neighbourhood: 'hollingbury',
    offers: ['bus-driver', 'bus-travel-confidence', 'customer-service'],
  },
  {
    name: 'Pebblecroft Care Home',
    kind: 'employer',
    description: [
      'A home for 42 older people with a big garden and a noisy piano.',
      'Cartref i 42 o bobl hŷn gyda gardd fawr a phiano swnllyd.',
    ],
    neighbourhood: 'patcham',
    offers: ['care-assistant', 'care-home-companion', 'seated-exercise'],
  },
  {
    name: 'Samphire Steps',
    kind: 'employer',
    description: [
      'Care for people who live with dementia, close to the sea.',
      'Gofal i bobl sy’n byw gyda dementia, yn agos at y môr.',
    ],
    neighbourhood: 'saltdean',
    offers: ['care-assistant', 'care-home-companion', 'listening-well'],
  },
  {
    name: 'Quayhand Marine Services',
    kind: 'employer',
    description: [
      'We look after 600 boats and the people who sail them.',
      'Rydyn ni’n gofalu am 600 o gychod a’r bobl sy’n eu hwylio.',
    ],
    neighbourhood: 'marina',
    offers: ['marina-dock-hand', 'boat-handling', 'paddleboard-safety'],
  },
  {
    name: 'Harbourmouth Fabrications',
    kind: 'employer',
    description: [
      'Welders and metal workers who mend harbour gates and fishing gear.',
      'Weldwyr a gweithwyr metel sy’n trwsio gatiau harbwr ac offer pysgota.',
    ],
    neighbourhood: 'portslade',
    offers: ['shipyard-welding-taster', 'site-safety-day'],
  },
  {
    name: 'Slow Ebb Brewery',
    kind: 'employer',
    description: [
      'A brewery of nine people with a shop and a summer yard.',
      'Bragdy o naw o bobl gyda siop ac iard haf.',
    ],
    neighbourhood: 'portslade',
    offers: ['retail-stockroom', 'first-business', 'event-steward'],
  },
  {
    name: 'Twelve Bells Coffee',
    kind: 'employer',
    description: [
      'We roast coffee, run two cafés and teach people to make both.',
      'Rydyn ni’n rhostio coffi, yn rhedeg dau gaffi ac yn dysgu pobl i wneud y ddau.',
    ],
    neighbourhood: 'hanover',
    offers: ['barista-basics', 'customer-service', 'first-business'],
  },
  {
    name: 'Ovenlight Bakery',
    kind: 'employer',
    description: ['Bread for the estate since five this morning.', 'Bara i’r ystad ers pump y bore.'],
    neighbourhood: 'moulsecoomb',
    offers: ['cook-for-four', 'food-hygiene', 'barista-basics'],
  },
  {
    name: 'Wheelwell Bike Workshop',
    kind: 'employer',
    description: [
      'We mend bikes, sell old ones made new and teach you to do it.',
      'Rydyn ni’n trwsio beiciau, yn gwerthu hen rai ar eu newydd wedd ac yn eich dysgu i wneud hynny.',
    ],
    neighbourhood: 'preston-park',
    offers: ['bike-maintenance', 'repair-cafe', 'retail-stockroom'],
  },
  {
    name: 'Marram Grocers',
    kind: 'employer',
    description: [
      'A supermarket that hires from its own street first.',
      'Archfarchnad sy’n cyflogi o’i stryd ei hun yn gyntaf.',
    ],
    neighbourhood: 'woodingdean',
    offers: ['retail-stockroom', 'customer-service', 'cv-and-interview', 'food-bank-shift'],
  },
  {
    name: 'Foxglove and Ink Books',
    kind: 'employer',
    description: ['New and old books, and a stage the size of a rug.', 'Llyfrau hen a newydd, a llwyfan maint ryg.'],
    neighbourhood: 'north-laine',
    offers: ['spoken-word', 'retail-stockroom', 'customer-service'],
  },
  {
    name: 'The Lamplighter Playhouse',
    kind: 'employer',
    description: [
      'A theatre with 300 seats and a workshop that builds its own sets.',
      'Theatr â 300 o seddi a gweithdy sy’n adeiladu ei setiau ei hun.',
    ],
    neighbourhood: 'kemptown',
    offers: ['stage-management', 'event-steward', 'spoken-word'],
  },
  {
    name: 'Bright Awning Events',
    kind: 'employer',
    description: [
      'We put up the tents, the stages and the signs for the city’s festivals.',
      'Ni sy’n codi’r pebyll, y llwyfannau a’r arwyddion ar gyfer gwyliau’r ddinas.',
    ],
    neighbourhood: 'hove',
    offers: ['event-steward', 'stage-management'],
  },
  {
    name: 'Flintfield Grounds',
    kind: 'employer',
    description: [
      'Gardeners and tree workers for parks, schools and estates.',
      'Garddwyr a gweithwyr coed ar gyfer parciau, ysgolion ac ystadau.',
    ],
    neighbourhood: 'coldean',
    offers: ['tree-survey', 'allotment-growing', 'conservation-leader'],
  },
  {
    name: 'Fernwater Laboratories',
    kind: 'employer',
    description: [
      'We test water, soil and air for councils and farms.',
      'Rydyn ni’n profi dŵr, pridd ac aer i gynghorau a ffermydd.',
    ],
    neighbourhood: 'hollingbury',
    offers: ['lab-apprenticeship', 'air-quality-watch', 'science-busker'],
  },
  {
    name: 'Inkhaven Print Studio',
    kind: 'employer',
    description: [
      'T-shirts, posters and a table for anyone who wants to print.',
      'Crysau-T, posteri a bwrdd i unrhyw un sydd eisiau argraffu.',
    ],
    neighbourhood: 'hanover',
    offers: ['screen-printing', 'community-mural', 'first-business'],
  },
  {
    name: 'Penny Hill Credit Union',
    kind: 'employer',
    description: [
      'A savings club owned by its members, with a door that is always open.',
      'Clwb cynilo sy’n eiddo i’w aelodau, gyda drws sydd bob amser ar agor.',
    ],
    neighbourhood: 'whitehawk',
    offers: ['budgeting', 'first-business'],
  },
  {
    name: 'Brushwell Decorators',
    kind: 'employer',
    description: ['Painters who take trainees on every job.', 'Peintwyr sy’n mynd â hyfforddeion ar bob gwaith.'],
    neighbourhood: 'whitehawk',
    offers: ['painting-and-decorating', 'community-mural'],
  },
  {
    name: 'Tidepool Leisure',
    kind: 'employer',
    description: [
      'A pool, a gym and a hall where everybody is welcome.',
      'Pwll, campfa a neuadd lle mae croeso i bawb.',
    ],
    neighbourhood: 'hove',
    offers: ['poolside-helper', 'seated-exercise', 'start-running', 'paddleboard-safety'],
  },
  {
    name: 'Sparrow Lane Logistics',
    kind: 'employer',
    description: [
      'A warehouse that packs and sends 9,000 parcels a day.',
      'Warws sy’n pacio ac yn anfon 9,000 o barseli y dydd.',
    ],
    neighbourhood: 'portslade',
    offers: ['retail-stockroom', 'cv-and-interview', 'food-bank-shift'],
  },
  {
    name: 'Larkhill Road Library',
    kind: 'library',
    description: [
      'Books, computers, a warm room and people who like questions.',
      'Llyfrau, cyfrifiaduron, ystafell gynnes a phobl sy’n hoffi cwestiynau.',
    ],
    neighbourhood: 'hangleton',
    offers: [
      'coding-club',
      'online-safety',
      'digital-helper',
      'english-conversation',
      'welsh-for-beginners',
      'budgeting',
    ],
  },
  {
    name: 'Seaview Lane Library',
    kind: 'library',
    description: [
      'A small library with a big table for clubs and classes.',
      'Llyfrgell fach gyda bwrdd mawr i glybiau a dosbarthiadau.',
    ],
    neighbourhood: 'whitehawk',
    offers: ['coding-club', 'digital-helper', 'bsl-first-steps', 'town-newsroom', 'cv-and-interview', 'museum-guide'],
  },
  {
    name: 'City Learning Team',
    kind: 'council',
    description: [
      'The part of the council that helps people to learn at any age.',
      'Y rhan o’r cyngor sy’n helpu pobl i ddysgu ar unrhyw oed.',
    ],
    neighbourhood: 'north-laine',
    offers: ['youth-council', 'project-leader', 'cv-and-interview', 'air-quality-watch', 'bus-travel-confidence'],
  },
  {
    name: 'Parks and Seafront Team',
    kind: 'council',
    description: [
      'We look after the parks, the woods and the beach with many volunteers.',
      'Rydyn ni’n gofalu am y parciau, y coed a’r traeth gyda llawer o wirfoddolwyr.',
    ],
    neighbourhood: 'preston-park',
    offers: ['tree-survey', 'conservation-leader', 'beach-clean-survey', 'bird-count', 'walk-leader'],
  },
  {
    name: 'Chalkway College',
    kind: 'college',
    description: [
      'A college for trades, kitchens, media and second chances.',
      'Coleg ar gyfer crefftau, ceginau, cyfryngau ac ail gyfle.',
    ],
    neighbourhood: 'hove',
    offers: [
      'painting-and-decorating',
      'joinery-apprenticeship',
      'bricklaying-taster',
      'film-editing',
      'bsl-first-steps',
      'solar-installer-taster',
    ],
  },
  {
    name: 'Southridge University Outreach',
    kind: 'university',
    description: [
      'We open our labs and lecture rooms to the people who live around them.',
      'Rydyn ni’n agor ein labordai a’n hystafelloedd darlithio i’r bobl sy’n byw o’u cwmpas.',
    ],
    neighbourhood: 'coldean',
    offers: [
      'science-busker',
      'star-watch',
      'coding-with-data',
      'pond-life',
      'community-interpreter',
      'lab-apprenticeship',
    ],
  },
  {
    name: 'Rungs and Ladders Training',
    kind: 'training-provider',
    description: [
      'Short courses that employers ask for, with help to get there.',
      'Cyrsiau byr y mae cyflogwyr yn gofyn amdanyn nhw, gyda help i gyrraedd.',
    ],
    neighbourhood: 'moulsecoomb',
    offers: ['first-aid', 'food-hygiene', 'cv-and-interview', 'customer-service', 'site-safety-day', 'bus-driver'],
  },
  {
    name: 'Open Tide Training',
    kind: 'training-provider',
    description: [
      'Training for work on the water and by it.',
      'Hyfforddiant ar gyfer gwaith ar y dŵr ac wrth ei ymyl.',
    ],
    neighbourhood: 'portslade',
    offers: ['boat-handling', 'paddleboard-safety', 'shipyard-welding-taster', 'marina-dock-hand', 'first-aid'],
  },
  {
    name: 'The Beacon Hut Youth Centre',
    kind: 'charity',
    description: [
      'A youth centre run with the young people who use it.',
      'Canolfan ieuenctid sy’n cael ei rhedeg gyda’r bobl ifanc sy’n ei defnyddio.',
    ],
    neighbourhood: 'whitehawk',
    offers: ['youth-council', 'podcasting', 'spoken-word', 'football-leader', 'play-leader', 'community-mural'],
  },
  {
    name: 'Wildgarth Forest Garden',
    kind: 'charity',
    description: [
      'Fruit trees, bees and a fire pit on the edge of the Downs.',
      'Coed ffrwythau, gwenyn a phwll tân ar ymyl y bryniau.',
    ],
    neighbourhood: 'moulsecoomb',
    offers: ['allotment-growing', 'bird-count', 'pond-life', 'conservation-leader', 'play-leader', 'community-kitchen'],
  },
  {
    name: 'The Shingle Swimmers',
    kind: 'informal-educator',
    description: [
      'Sea swimmers who meet all year and bring cake.',
      'Nofwyr môr sy’n cwrdd drwy’r flwyddyn ac yn dod â chacen.',
    ],
    neighbourhood: 'kemptown',
    offers: ['paddleboard-safety', 'beach-clean-survey', 'rockpool-ranger', 'start-running', 'poolside-helper'],
  },
  {
    name: 'Mackerel Lane Museum',
    kind: 'charity',
    description: [
      'Fishing boats, toys and the stories behind them.',
      'Cychod pysgota, teganau a’r straeon y tu ôl iddyn nhw.',
    ],
    neighbourhood: 'rottingdean',
    offers: ['museum-guide', 'town-guide', 'rockpool-ranger', 'photo-walk'],
  },
  {
    name: 'Radio Pebble',
    kind: 'charity',
    description: ['A radio station where all the voices are local.', 'Gorsaf radio lle mae’r lleisiau i gyd yn lleol.'],
    neighbourhood: 'kemptown',
    offers: ['community-radio', 'podcasting', 'town-newsroom'],
  },
  {
    name: 'Full Plates Food Bank',
    kind: 'charity',
    description: ['Food, a cup of tea and help with what comes next.', 'Bwyd, paned a help gyda’r hyn sy’n dod nesaf.'],
    neighbourhood: 'hollingbury',
    offers: ['food-bank-shift', 'community-kitchen', 'cook-for-four', 'budgeting', 'project-leader'],
  },
  {
    name: 'Mendwell Repair Café',
    kind: 'informal-educator',
    description: [
      'Bring it broken, mend it together, take it home.',
      'Dewch â’r peth wedi torri, trwsiwch ef gyda’n gilydd, ewch ag ef adref.',
    ],
    neighbourhood: 'hanover',
    offers: ['repair-cafe', '3d-printing', 'bike-maintenance', 'screen-printing'],
  },
  {
    name: 'Downs United Community Trust',
    kind: 'charity',
    description: [
      'Football and much more, on pitches across the city.',
      'Pêl-droed a llawer mwy, ar gaeau ledled y ddinas.',
    ],
    neighbourhood: 'coldean',
    offers: ['football-leader', 'young-referee', 'start-running', 'first-aid', 'walk-leader'],
  },
  {
    name: 'Hollowdean School',
    kind: 'school',
    description: [
      'A school that stays open for its neighbours after the bell.',
      'Ysgol sy’n aros ar agor i’w chymdogion ar ôl y gloch.',
    ],
    neighbourhood: 'woodingdean',
    offers: ['young-referee', '3d-printing', 'listening-well', 'pond-life', 'star-watch', 'community-radio'],
  },
  {
    name: 'Every Tongue Language Café',
    kind: 'informal-educator',
    description: [
      'Tables where people teach each other their languages.',
      'Byrddau lle mae pobl yn dysgu eu hieithoedd i’w gilydd.',
    ],
    neighbourhood: 'north-laine',
    offers: [
      'english-conversation',
      'community-interpreter',
      'welsh-for-beginners',
      'spanish-for-hospitality',
      'bsl-first-steps',
      'town-guide',
    ],
  },
]
