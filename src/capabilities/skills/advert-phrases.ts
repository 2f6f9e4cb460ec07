/**
 * How adverts for jobs say that they ask for one of the everyday skills, by its last part of the address. Words as they
 * stand in a sentence, without accents: `*` ends a word of which only the beginning counts, `..` is up to three words
 * between two others. The Welsh ones are written unmutated; every mutation of their first letters is read.
 */
export interface AdvertPhrases {
  en: string[]
  cy: string[]
}

const lines = (text: string) => text.trim().split(/\s*\|\s*|\n\s*/)

export const advertPhrases: Record<string, AdvertPhrases> = {
  teamwork: {
    en: lines(`team player* | team work* | teamwork* | work* .. as .. team | work* .. in a team | work* .. in the team | part of a .. team | part of the team | within a .. team
      work* collaborat* | collaborat* with | work* with others | work* alongside | work* closely with | pitch in | muck in | pull .. your weight | as one team | help* each other
      pair with | get on with colleagues | good with colleagues | support* .. colleagues | help* .. colleagues | with .. team mates | work well with`),
    cy: lines(
      `gweithio mewn tim | gweithio fel .. tim | rhan o dim | aelod .. tim | tynnu .. pwysau | cyd dynn* | cyd weithio | cydweithi* | gweithio .. eraill | gweithio ochr yn ochr | chwaraewr tim | tim bach | helpu .. cydweithwyr | gweithio .. gyda .. tim`,
    ),
  },
  listening: {
    en: lines(`listen* | good ear | hear* what | hears what | hear .. out | taking time to hear | let* .. finish`),
    cy: lines(`gwrando* | gwrandawr* | clust i wrando`),
  },
  speaking: {
    en: lines(`public speaking | speak* to groups | speak* to .. audience* | speak* in front of | speak* in public | present* to | presentation* | presenting | give talks | giving talks | verbal communication | oral communication | spoken communication
      verbal and written | written and verbal | written and oral | oral and written | spoken and written | written and spoken | hold* a room | lead* tours | guided tours | guiding tours | deliver* assemblies | deliver* talks | address* groups | toolbox talk* | brief* the team | commentary | storytell* | with a mic`),
    cy: lines(
      `siarad .. gyhoeddus | siarad o flaen | siarad .. grwpiau | siarad .. grwp | rhoi sgyrs* | cyflwyniad* | cyflwyno i | cyfathrebu llafar | llafar ac ysgrifenedig | ar lafar | arwain teithiau | tywys .. grwpiau`,
    ),
  },
  writing: {
    en: lines(`written communication | written english | written and | and written | write clear* | writ* .. reports | report writing | writ* .. notes | clear notes | accurate notes | care notes | case notes | keep* .. notes | write up | writing up | writ* .. emails | writ* .. letters | answer* .. emails | reply* .. emails | reply* to .. emails
      email* clearly | writ* .. copy | copywrit* | writ* .. posts | writ* .. articles | writ* .. captions | writ* .. blog* | draft* .. letters | draft* .. reports | draft* .. minutes | tak* .. minutes | minute taking | logging what | complet* .. records | complet* .. forms | press release* | newsletter* | spelling | spelt | we document | proof read* | proofread* | good writer | write .. cues`),
    cy: lines(
      `ysgrifennu* | ysgrifenedig | ateb .. e bost | ateb .. negeseuon | ateb e byst | llunio adroddiad* | cymryd cofnodion | cofnodion cywir | cadw nodiadau | nodiadau clir | drafftio | prawf ddarllen | cylchlythyr`,
    ),
  },
  reading: {
    en: lines(
      `follow* written | read* and follow | read* .. instructions | read* .. drawings | read* .. plans | read* .. labels | read* .. recipes | read* .. manuals | read* .. documents | read* .. charts | read* .. notes | read* .. scripts | work* from .. notes | work* from .. drawings | from drawings | pick notes | skim* | follow* .. recipes | follow* .. care plans | read care plans | interpret* .. drawings | job sheet* | read* through | read up on`,
    ),
    cy: lines(
      `darllen .. llyfrau | darllen .. nodiadau | darllen .. cyfarwyddiadau | darllen .. cynlluniau | darllen .. labeli | darllen a | dilyn cyfarwyddiadau | dilyn ryseit* | darllen dogfen* | darllen .. ffeil* | sgiliau darllen`,
    ),
  },
  numbers: {
    en: lines(
      `numer* | maths | mathematic* | good with figures | good with numbers | with numbers | head for figures | head for numbers | add* up | adding up | stock count* | stocktak* | stock tak* | count* stock | counting stock | measur* | calculat* | weigh* | sense check* | percentages | arithmetic | basic maths | work* out .. quantities | estimat* | check* .. figures`,
    ),
    cy: lines(
      `rhifedd | mathemateg | da gyda rhifau | rhifau | ffigurau | cyfrif stoc | cyfrif .. stoc | mesur | cyfrifo | pwyso | adio`,
    ),
  },
  'problem-solving': {
    en: lines(
      `problem solv* | solv* problems | solv* .. problems | solve .. issues | resolv* .. issues | resolv* .. problems | troubleshoot* | trouble shoot* | fault find* | fault diagnos* | diagnos* | root cause | find out what .. wrong | work* out what .. wrong | what s wrong | think on your feet | fix* .. bugs | bug report* | use your initiative | use own initiative | come up with solutions | find* .. solutions | when things go wrong | if something goes wrong`,
    ),
    cy: lines(
      `datrys problem* | datrys .. problem* | canfod .. nam* | dod o hyd i ateb* | datrys anawsterau | beth sydd o i le | beth sy n bod | defnyddio .. blaengaredd | meddwl ar .. traed`,
    ),
  },
  planning: {
    en: lines(
      `plan* .. work* | plan and | plan* ahead | planning | organis* .. own | organis* yourself | organised | well organised | organisational skills | organising events | organise events | organis* .. event* | schedul* | rota | rotas | timetable* | prioriti* | coordinat* | co ordinat* | juggl* | manage .. own time | manag* .. time | project manag* | diary manag* | manag* .. diar* | plan* .. sessions | plan* .. activities | plan* .. lessons | schemes of work | lesson plan* | plan* .. menus | plan* routes | plan your | order* from suppliers | work to a plan | set up .. programme`,
    ),
    cy: lines(
      `cynllunio* | blaenoriaeth* | trefnu .. gwaith | trefnus | sgiliau trefnu | trefnu .. digwydd* | amserlen* | cydlynu | cydgysylltu | rota | rheoli .. dyddiadur`,
    ),
  },
  time: {
    en: lines(
      `punctual* | time keeping | timekeep* | on time | deadline* | turn up | turns up | show up | no lateness | not late | never late | good attendance | time management | manag* .. time | reliab* .. attendance | sharp start | at .. sharp | start on the dot | be here at | meet* .. target times | time critical | within .. time slots | running late | run to time | keep to time | keeps to time | work to time | trading by`,
    ),
    cy: lines(
      `prydlon* | ar amser | mewn pryd | terfyn amser | terfynau amser | dyddiad* cau | cadw amser | rheoli amser | rheoli .. amser | byth yn hwyr | ddim yn hwyr`,
    ),
  },
  leading: {
    en: lines(
      `lead a team | lead* .. team | lead .. shift | run* .. shift | leadership | supervis* | manag* a team | manag* .. team of | manag* .. staff | team leader* | lead and | motivat* .. team | motivat* .. staff | motivat* .. group | line manag* | delegat* | lead* .. volunteers | lead* .. group* | in charge of .. team | deputis* for | chair* meetings`,
    ),
    cy: lines(
      `arwain tim | arwain .. tim | arweinyddiaeth | arweinydd* | goruchwylio | rheoli tim | rheoli .. tim | rheoli staff | arwain .. gwirfoddolwyr | arwain .. grwp* | ysgogi .. tim | cadeirio`,
    ),
  },
  helping: {
    en: lines(
      `train* new | train new starters | train* .. starters | train* .. staff | train* .. colleagues | train* .. volunteers | teach* | tutor* | coach* | mentor* | help* .. to learn | help* .. learn | support* .. learn* | show* .. how to | show* .. the ropes | pass* on .. skills | learning support | classroom support | deliver* training | induct* new | help* pupils | help* children with .. read* | explain* how`,
    ),
    cy: lines(
      `hyfforddi .. staff | hyfforddi .. gwirfoddolwyr | hyfforddi eraill | addysgu | dysgu plant | dysgu eraill | mentora | tiwtora | helpu .. ddysgu | helpu .. dysgu | cefnogi .. dysg* | dangos i .. sut | hyfforddi .. newydd*`,
    ),
  },
  customers: {
    en: lines(`customer service | customer care | customer facing | customer focus* | help* .. customers | help* .. visitors | help* .. guests | serv* .. customers | serv* .. guests | serv* .. tables | serving | serve our | serve and | serve the | serve food | serve drinks | greet* .. customers | greet* .. visitors | greet* .. guests | greet* .. clients | welcom* .. visitors | welcom* .. guests | welcom* .. customers | welcom* .. clients | meet* and greet* | look* after .. guests | look* after .. customers | look* after .. clients | look* after .. visitors
      deal* with .. customers | deal* with .. complaints | deal* with .. enquiries | deal* with .. queries | deal* with the public | complaints | enquiries | queries | answer* .. phones | answer* .. phone | answer* .. telephone | answer* .. calls | take .. calls | taking .. calls | live chat* | front of house | reception duties | with the public | guest experience | table service | waiting on tables | customers questions | visitors questions | happy customers | regulars | book* in customers | stuck`),
    cy: lines(
      `gwasanaeth cwsmer* | gofal cwsmer* | helpu cwsmer* | helpu ymwelwyr | helpu .. cwsmer* | gweini | gwasanaethu cwsmer* | croesawu* | cyfarch | gofalu am .. ymwelwyr | gofalu am .. cwsmer* | gofalu am .. gwesteion | delio .. cwsmer* | delio .. cyhoedd | delio .. cwynion | delio .. ymholiadau | ymholiad* | cwynion | ateb .. ffon | ateb .. galwadau | ateb .. cwestiynau | sgwrsio .. ymwelwyr | cwrtais | amyneddgar tuag | blaen ty | derbynfa`,
    ),
  },
  money: {
    en: lines(
      `cash handling | handl* .. cash | handl* .. money | tak* payments | take payment | taking money | cash up | cashing up | cash and | till | tills | float* | budget* | invoic* | bank .. takings | bank reconcil* | reconcil* | book keep* | bookkeep* | accounts | petty cash | payroll | vat returns | expenses | financ* records | spending money | grant spending | balanc* .. till | balance the books | credit control`,
    ),
    cy: lines(
      `trin arian | arian parod | trafod arian | y til | cymryd taliadau | cyllideb* | anfoneb* | cyfrifon | cadw cyfrifon | bancio | treuliau | cyflogres | arian man`,
    ),
  },
  'digital-basics': {
    en: lines(
      `microsoft | ms office | windows | word and | excel | outlook | spreadsheet* | powerpoint | google docs | google sheets | computer literate | computer literacy | computer skills | comput* | it skills | it literate | it literacy | digital skills | digitally confident | typing | keyboard skills | data entry | databas* | our booking system | booking system | tablet | tablets | handheld* | use .. app | using .. app | on the app | online system* | our systems | electronic records | epos | crm | email and | databases | email inbox | comfortable with technology | good with technology | tech savvy | ipad`,
    ),
    cy: lines(
      `cyfrifiadur* | sgiliau digidol | sgiliau tg | microsoft | excel | outlook | word ac | taenlen* | cronfa ddata | mewnbynnu | e bost a | system archebu | llechen | ap | apiau | technoleg | teipio | system gyfrifiadurol`,
    ),
  },
  'online-safety': {
    en: lines(
      `phish* | cyber security | cybersecurity | online safety | internet safety | e safety | esafety | stay* safe online | safe online | account takeover* | fraud* | scam* | multi factor | two factor | two step | keep passwords | password* safe | password reset* | strong password* | suspicious emails | suspicious links | suspicious messages`,
    ),
    cy: lines(
      `gwe rwydo | gwe-rwydo | seiberddiogelwch | diogelwch ar lein | diogel ar lein | twyll | sgam* | cyfrinair | cyfrineiriau | negeseuon amheus | diogelu cyfrifon`,
    ),
  },
  coding: {
    en: lines(
      `coding | write code | write and test code | writ* .. code | program* in | programming | python | javascript | typescript | java | php | sql | html | css | software develop* | web develop* | develop* software | scripts in | git | react | node js | c sharp`,
    ),
    cy: lines(
      `codio | rhaglennu | ysgrifennu cod | python | javascript | php | sql | html | css | datblygu meddalwedd`,
    ),
  },
  data: {
    en: lines(
      `data analy* | analys* .. data | analys* .. dataset* | analys* .. figures | analys* .. trends | analys* .. results | dashboard* | interpret* .. data | interpret* .. results | report* on .. trends | collect .. figures | collect* .. figures | collect* .. data | gather* .. data | power bi | tableau | statistics | statistical | summaris* .. data | summaris* them | make sense of .. data | monitor* .. figures | spot* trends | track* .. performance figures`,
    ),
    cy: lines(
      `dadansoddi .. data | dadansoddi .. ffigurau | dadansoddi data | casglu data | casglu ffigurau | ystadegau | dehongli .. data | adrodd ar .. tueddiadau | dangosfwrdd`,
    ),
  },
  ai: {
    en: lines(
      `ai tool* | ai tools | ai assist* | ai generated | generative ai | chatgpt | copilot | artificial intelligence | ai drafts | with ai | using ai | use ai | use of ai | ai outputs`,
    ),
    cy: lines(`deallusrwydd artiffisial | offer ai | defnyddio ai | offer deallusrwydd | chatgpt | copilot`),
  },
  research: {
    en: lines(
      `research skills | research* .. stories | research* .. topics | research* .. suppliers | research* .. funding | desk research | carry out research | do* research | conduct* research | researching | fact check* | archives | find out about | find contributors | look up .. sources | several sources | more than one source | literature search* | investigat*`,
    ),
    cy: lines(
      `ymchwilio* | gwaith ymchwil | archif* | sawl ffynhonnell | gwirio ffeithiau | dod o hyd i wybodaeth | sgiliau ymchwil`,
    ),
  },
  ideas: {
    en: lines(
      `creativ* | new ideas | fresh ideas | your ideas | bring ideas | own ideas | pitch .. ideas | ideas for | ideas to | come up with .. ideas | full of ideas | imaginat* | innovat* | brainstorm* | think* differently | inventive`,
    ),
    cy: lines(`syniad* newydd | cynnig syniadau | syniadau | creadigol | creadigrwydd | dychymyg | arloes*`),
  },
  designing: {
    en: lines(
      `design* .. for | design thinking | user research | ux | prototyp* | wirefram* | user test* | test* .. with users | try rough versions | mock up* | graphic design | design .. website* | design .. poster* | design .. leaflet* | design .. flyers | design .. displays | design* .. layouts | redesign* | user centred | indesign | photoshop | canva | figma`,
    ),
    cy: lines(`dylunio* | prototeip* | profi gyda defnyddwyr | dylunydd`),
  },
  making: {
    en: lines(
      `hand tools | by hand | craft skills | crafts | woodwork | sew* | knit* | upholster* | paint scenery | build .. scenery | build .. props | props | build sets | set building | arts and crafts | make* and repair* | joinery | carv* | pottery | weav* | assembl* .. products | hand made | handmade | hand finish* | stitch* | workshop skills | practical making | good with your hands | metalwork`,
    ),
    cy: lines(
      `crefft* | gwau | gwnio | gwaith llaw | a llaw | gwaith coed | gwaith pren | cerfio | crochenwaith | gwehyddu | adeiladu setiau | offer llaw`,
    ),
  },
  repairing: {
    en: lines(
      `repair* | mend* | servic* .. vehicles | servic* .. cars | servic* .. machines | service and repair | maintain* .. equipment | maintain* .. machin* | maintenance tasks | maintenance work | basic maintenance | minor maintenance | fix* .. things | fix what | fixing | fixes | rebuild* | swap* .. screens | replac* .. parts | handyperson | handy | strip down`,
    ),
    cy: lines(`trwsio* | atgyweirio* | cynnal a chadw | gwaith cynnal | trin peiriannau`),
  },
  building: {
    en: lines(
      `bricklay* | brickies | plaster* | carpent* | joiner* | plumb* | tiling | tiler* | groundwork* | formwork | scaffold* | roofing | dry lin* | dryliner* | concret* | mortar | first fix | second fix | building work* | construction work* | labour* on | site labour* | mixing for | lay* .. bricks | lay* slabs | paving | kerb* | decorating | painting and decorating`,
    ),
    cy: lines(
      `gosod brics | gwaith brics | plastro | gwaith saer | plymio | teilsio | toi | concrit | gwaith adeiladu | sgaffald* | labro`,
    ),
  },
  growing: {
    en: lines(
      `gardening | gardener* | horticult* | planting | plant .. and | sow* | prun* | weed* | harvest* | grow* .. veg* | grow* .. plants | grow* .. food | polytunnel* | greenhouse* | mowing | mow | hedge* | picking and | pick* .. fruit | field team | propagat* | potting | water* .. plants | allotment* | grounds maintenance | borders | crops | compost*`,
    ),
    cy: lines(
      `garddio | garddwr* | garddwriaeth | plannu | hau | tocio | chwynnu | cynaeafu | tyfu .. llysiau | tyfu .. bwyd | tyfu planhigion | tai gwydr | torri gwair | cnydau`,
    ),
  },
  cooking: {
    en: lines(
      `cook* | prep* .. food | food prep* | prepar* .. meals | prepar* .. food | prepar* .. dishes | prepar* .. lunch* | prepar* .. breakfast* | bake* | baking | kitchen prep* | chef* de | commis | run* a section | menus from scratch | make sandwiches | making sandwiches | from scratch | veg prep | barista | fry*`,
    ),
    cy: lines(
      `coginio* | paratoi bwyd | paratoi prydau | paratoi .. bwyd | pobi | paratoi cinio | paratoi brecwast | paratoi llysiau | cogydd cynorthwyol`,
    ),
  },
  'food-safety': {
    en: lines(
      `food hygiene | food safety | food safe | food safely | haccp | allergen* | hygiene certificate | hygiene rating | hygiene standards | kitchen hygiene | stock rotation | date label* | fridge temp* | fridge record* | fridges | use by dates | use by | temperature check* | temperature record* | food handl* | raw and cooked | raw below | properly chilled | chilled and | stored .. food | stor* food | cross contamination | environmental health | safer food`,
    ),
    cy: lines(
      `hylendid bwyd | diogelwch bwyd | tystysgrif hylendid | alergen* | tymheredd .. oergell* | oergell* | cadw bwyd yn | labelu bwyd | trin bwyd | dyddiadau .. bwyd | safonau hylendid`,
    ),
  },
  'first-aid': {
    en: lines(
      `first aid* | first aider* | cpr | defib* | life support | lifesav* | lifeguard* | paediatric first | rescue medication`,
    ),
    cy: lines(`cymorth cyntaf | achub bywyd* | diffibriliwr | cpr`),
  },
  caring: {
    en: lines(
      `personal care | care for .. residents | care for .. people | caring for | care for children | care for the | support* .. residents | support* .. with washing | wash* and dress* | dress* and | older people | with dementia | dignity | help* .. residents | continence | support* .. to live | support* .. independen* | look* after .. children | look* after .. residents | look* after .. babies | nursery children | changing nappies | nappies | feeding and | mobility support | person centred | service users | adults with .. disabilities | children with .. needs | support* people with | end of life`,
    ),
    cy: lines(
      `gofal personol | gofalu am .. preswylwyr | gofalu am .. pobl | gofalu am .. plant | gofalu am .. henoed | ymolchi | gwisgo | urddas | cefnogi .. preswylwyr | pobl hyn | dementia | anabledd* dysgu | newid cewynnau | helpu .. preswylwyr | cefnogi unigolion | annibyniaeth`,
    ),
  },
  wellbeing: {
    en: lines(
      `resilien* | look after yourself | look after your own | own wellbeing | your own wellbeing | self care | stay calm under | calm under pressure | cope with | coping with | emotionally demanding | know when to rest | know your own | step back when | manage stress | manag* .. stress | ask for help when | make use of supervision | how you re feeling | how you are feeling | pace yourself`,
    ),
    cy: lines(
      `gwydn* | gofalu amdanoch | gofalu am eich lles | edrych ar ol eich hun | ymdopi | pwyll o dan bwysau | o dan bwysau | eich lles eich hun | gofyn am help`,
    ),
  },
  volunteering: {
    en: lines(
      `as a volunteer | volunteer* .. role | volunteer for | volunteer at | volunteer* with us | volunteer to | volunteer driver* | volunteer* .. hours | give up .. hours | give us one | give .. hours a week | give .. your time | giv* your time | regular half day | hours a week as a volunteer | experience of volunteering | volunteering experience | active volunteer | unpaid role | previous volunteering`,
    ),
    cy: lines(
      `gwirfoddoli | gwirfoddolwr* | fel gwirfoddolwr | rhoi .. o ch amser | rhoi o ch amser | ymrwymo i un | profiad o wirfoddoli`,
    ),
  },
  community: {
    en: lines(
      `community organis* | community event* | community engage* | community development | engag* .. communit* | engag* .. residents | engag* with local | bring* .. together | campaign* | door knock* | build* .. relationships with local | build* .. partnerships with | consult* .. residents | tenants together | run* .. community | local groups | outreach | fundrais* | set up .. group | rally*`,
    ),
    cy: lines(
      `trefnu .. cymuned* | datblygu cymunedol | dod .. phobl ynghyd | dod .. at ei gilydd | ymgyrch* | digwyddiadau cymunedol | gweithio gyda .. cymuned* | ymgysylltu .. cymuned* | codi arian | grwpiau lleol`,
    ),
  },
  nature: {
    en: lines(
      `conservation | wildlife | habitat* | biodivers* | ecolog* | woodland manag* | coppic* | species | bird surveys | bat surveys | survey* .. plants | survey* .. species | scrub clear* | clear* scrub | clear* .. invasive | nature reserve | nature reserves | countryside manag* | pond* | hedgelay* | dry stone | tree plant* | plant* trees | meadow*`,
    ),
    cy: lines(
      `cadwraeth | bywyd gwyllt | cynefin* | bioamrywiaeth | ecoleg | clirio prysgwydd | rhywogaeth* | gwarchodfa natur | plannu coed | cofnodi .. adar | dolydd`,
    ),
  },
  climate: {
    en: lines(
      `reduc* waste | reduce .. waste | cut* .. waste | waste less | food waste | recycl* | sav* energy | save energy | energy sav* | energy efficien* | low carbon | carbon footprint | sustainab* | reus* | as little in the bin | sort* .. waste | turn* off .. lights | retrofit* | insulat* | green skills | environmental impact | minimis* waste`,
    ),
    cy: lines(
      `ailgylchu | gwastraff | arbed ynni | cynaliadw* | carbon | ailddefnyddio | effeithlonrwydd ynni | llai o ynni`,
    ),
  },
  'making-music': {
    en: lines(
      `singer* | sing* | play* .. guitar | play* .. piano | plays .. keys | play* .. instrument* | musician* | music production | sound engineer* | dj | choir | lead* .. music | music leader* | play* music | instrument`,
    ),
    cy: lines(
      `canu | canwr* | chwarae .. offeryn* | chwarae offeryn | cerddor* | chwarae gitar | chwarae .. piano | cor | cerddoriaeth fyw`,
    ),
  },
  performing: {
    en: lines(
      `perform* to | perform* in | perform* for | performer* | acting | actor* | dance* | dancer* | panto | in character | costumed | on stage | stage presence | entertain* .. | entertainer* | drama | play* .. character* | theatre perform* | audition* | bingo calling`,
    ),
    cy: lines(
      `perfformio* | perfformiwr* | actio | actor* | dawnsio | ar lwyfan | rhan cymeriad | chwarae rhan | chwarae cymeriad | drama | mewn gwisg`,
    ),
  },
  media: {
    en: lines(
      `video* | film* and edit* | film and edit | filming | editing | photograph* | camera work | take photos | taking photos | record* interviews | podcast* | sound recording | audio | premiere | shoot .. photos | social media content | content creation | create content | creating content | reels | tiktok | short films`,
    ),
    cy: lines(
      `ffilmio | golygu | ffotograff* | fideo* | tynnu lluniau | podlediad* | recordio | cynnwys i r cyfryngau | creu cynnwys | clipiau`,
    ),
  },
  moving: {
    en: lines(
      `sport sessions | sports sessions | sports coach* | deliver .. sport* | football | multi sport* | multi sports | fitness | swimming lessons | swim* | gym | exercise class* | lead .. exercise | games | archery | climbing | dodgeball | pe lessons | physical activit* | play* sport | athletics | rugby | netball | walking group* | cycl*`,
    ),
    cy: lines(
      `chwaraeon | pel droed | rygbi | nofio | ffitrwydd | ymarfer corff | gweithgarwch corfforol | gemau | dringo | athletau`,
    ),
  },
  languages: {
    en: lines(
      `welsh speak* | speak* welsh | welsh and english | english and welsh | fluent* | bilingual | second language | another language | other language* | language skills | bsl | sign language | polish | urdu | arabic | farsi | kurdish | punjabi | bengali | romanian | spanish | french | german | italian | portuguese | somali | ukrainian | mandarin | ability to speak | knowledge of welsh | welsh essential | welsh desirable | makaton | conversational`,
    ),
    cy: lines(
      `siarad cymraeg | cymraeg a saesneg | saesneg a chymraeg | y gallu i siarad | gallu .. cymraeg | cymraeg .. hanfodol | cymraeg .. dymunol | dwyieithog | rhugl | iaith arwyddion | bsl | rhywfaint o cymraeg | o r cymraeg i r | ieithoedd | yn y ddwy iaith | dysgwyr cymraeg | cymraeg ysgrifenedig | pwyleg | arabeg`,
    ),
  },
  'job-hunting': {
    en: lines(
      `search for vacancies | look* for work | job search* | fill in applications | applications and practise | practis* interviews | interview practice | interview skills | cv writing | write .. cv | update your cv | write a cv | job coach | apply for jobs | applying for jobs | mock interview* | find* .. job`,
    ),
    cy: lines(
      `chwilio am swydd* | chwilio am waith | ffurflenni cais | ymarfer cyfweliad* | ysgrifennu cv | sgiliau cyfweliad | ymgeisio am swyddi`,
    ),
  },
  'starting-up': {
    en: lines(
      `entrepreneur* | enterpris* | start* .. own business | own business | set up .. business | start up a | set* up as your own | business plan | business idea* | test* .. idea* with | self employed | sole trader | market stall | trying out new lines | pitch to investors | commercial acumen`,
    ),
    cy: lines(
      `menter* | sefydlu busnes | dechrau busnes | busnes eich hun | busnes bach | cynllun busnes | hunangyflogedig | profi r syniad | entrepreneur*`,
    ),
  },
  'working-safely': {
    en: lines(
      `health and safety | health safety | h and s | cscs | hazard* | risk assess* | ppe | safety minded | safety conscious | safe use of | safely | work safely | working safely | safe working | working at height | coshh | manual handling | safety of others | safety procedures | safety rules | safety checks | others safety | own safety | near miss* | toolbox talk* | safe working practices | lift* safely | iosh`,
    ),
    cy: lines(
      `iechyd a diogelwch | n diogel | yn diogel | gweithio n ddiogel | asesiad* risg | asesu risg | peryglon | perygl* | cscs | offer diogelu | codi a chario | diogelwch eraill | gweithdrefnau diogelwch`,
    ),
  },
}
